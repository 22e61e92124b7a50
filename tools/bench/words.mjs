// What the reports of the benchmark are made of. Changing a word changes every archive and the commit ids that tests know.

export const SERVICES = `checkout billing search login uploads exports invoices notifications scheduler gateway catalogue webhooks
  reports sessions messaging inventory pricing ledger metrics mirror`.split(/\s+/);

export const PARTS = `connection pool, read replica, write path, message queue, certificate, load balancer, cache tier, rate limiter,
  deployment script, feature flag, index build, nightly job, retry loop, health check, primary database, worker fleet, storage bucket,
  token issuer, configuration file, thread pool, garbage collector, name server, batch importer, search index`.split(/,\s+/);

export const VERBS = `exhausted, restarted, throttled, rolled back, drained, saturated, blocked, duplicated, dropped, delayed, rejected,
  promoted, misrouted, rebuilt, paused, overloaded, reconfigured, patched, isolated, reverted`.split(/,\s+/);

export const CAUSES = `a deploy that had passed every check, a certificate that nobody renewed, a query without an index,
  a limit that was set years ago, a change of the default timeout, an upgrade of the client library, a disk that filled with logs,
  a clock that drifted, an expired token, a partial failure of one zone, a migration that held a lock,
  a burst of traffic after a newsletter, a retry without backoff, a flag that was enabled for everyone`.split(/,\s+/);

export const EFFECTS = `customers saw errors on the last page, requests waited for more than thirty seconds, orders were accepted twice,
  the dashboards showed yesterday's numbers, support received forty tickets within an hour, nobody could sign in from a new device,
  messages arrived in the wrong order, exports ended half way, partners were told that their keys are invalid,
  the queue grew faster than it was read, search returned nothing for common words`.split(/,\s+/);

export const ACTIONS = `Alert when the {part} is more than eighty percent full, Write a runbook for the {part}, Add a test that breaks the {part},
  Lower the timeout of the {part}, Remove the manual step from the {part}, Show the state of the {part} on the {service} dashboard,
  Review the limits of the {part} every quarter, Give the {part} a second region, Rehearse the failover of the {part},
  Log the reason when the {part} rejects a request, Document who owns the {part}, Bound the retries of the {part}`.split(/,\s+/);

export const SENTENCES = [
  "At {clock} the {part} of {service} was {verb} after {cause}, and {effect}.",
  "We first suspected the {part}, because it had been {verb} twice in the month before.",
  "The {part} reported {number} failures a minute while the {part} stayed healthy, which hid the problem for {minutes} minutes.",
  "Between {clock} and {clock} about {number} requests were {verb} before they reached the {part}.",
  "{Effect}, although the {part} had {number} percent of its capacity left.",
  "The on-call engineer {verb} the {part} by hand and watched the error rate of {service} fall from {number} to {number}.",
  "It took {minutes} minutes to understand that {cause} had {verb} the {part}.",
  "Nobody noticed that the {part} had been {verb}, since its alert waits for {minutes} minutes of silence.",
  "A second team {verb} the {part} of {service} in parallel, and the two changes met at {clock}.",
  "The graph of the {part} looked normal, yet {effect}.",
  "The same {part} had been {verb} in an earlier incident of {service}, where the fix was to restart it.",
  "Without the {part}, {service} falls back to the {part}, which was never sized for {number} requests a second.",
];

export const PEOPLE = `Amara Okafor, Bela Novak, Chen Wei, Dalia Haddad, Emil Sorensen, Farah Rahimi, Goran Petrov, Hana Suzuki, Iris Lindqvist,
  Jonas Weber, Kavya Menon, Luis Ortega`.split(/,\s+/);

export const CATEGORIES = ["capacity", "change management", "dependency", "configuration", "certificate", "software defect", "network"];
