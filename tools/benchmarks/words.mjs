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

// Free sentences are what makes a report as hard to compress as what people write: about 2.5 to 1.
export const NOUNS = `account address agent alarm answer archive attempt backlog balance bandwidth barrier batch boundary branch bucket budget
  buffer build bundle capacity cause channel check client cluster code column command comment commit condition consumer contract copy counter
  country customer cycle daemon database day deadline decision default delay dependency device director disk document domain draft driver
  editor effort endpoint engineer entry error event example exception experiment failure field file filter finding firewall flow folder
  forecast form frame guard guess guide handler header host hour hypothesis identifier image importer incident input instance instinct
  interface interval investigation invoice issue item job journal kernel key label latency leader ledger letter library limit line link
  list lock log machine manager margin marker meeting member memory merchant message method migration minute mirror mistake model module
  monitor month node note notice number object office operator option order outage output owner packet page parser partition partner patch
  path pattern payment peer period permission person plan platform policy pool port practice price problem procedure process producer
  product profile program project promise proposal protocol provider proxy query question quota range rate reader reason record region
  release reminder replica report request response restart result retry review role rollback route row rule sample schedule schema script
  season second secret segment sender sensor server session setting shard shift signal site snapshot socket source stage standby state
  statement storage stream string subnet subscription summary supplier support symptom system table target task team template tenant test
  theory thread ticket timeout timer token tool topic trace traffic transaction transfer trigger tunnel update upgrade upload user vendor
  version view volume warning watcher week window worker writer zone`.split(/\s+/);

export const ADJECTIVES = `absent active affected ambiguous ancient automatic available average blank broken brief busy careful central cheap clean
  clear cold common complete correct critical current daily dead deep degraded delayed dense dirty distant double dry dull eager early easy
  eastern empty entire equal exact expired external extra faint false familiar fast final flat foreign formal former fragile free frequent
  fresh full general global good green hard harmless heavy hidden high honest idle important incomplete indirect inner internal invisible
  large late lazy legacy light local lonely long loose loud low main manual massive minor missing modern narrow native nearby new noisy
  normal northern obsolete obvious odd old open optional original outer parallel partial patient permanent plain popular positive possible
  premature private proper public quick quiet random rare raw ready real recent regional regular remote repeated rough safe same scarce
  secondary separate serious shared short silent similar simple single slow small soft solid southern spare stale standard static steady
  strange strict sudden suspicious temporary thin tight tiny total unclear unusual upper urgent useful usual vague valid visible warm weak
  western wide wrong young`.split(/\s+/);

export const PAST_VERBS = `accepted added answered applied approved asked blamed blocked borrowed broke brought called cancelled caught changed
  checked chose claimed cleared closed collected compared confirmed confused copied corrected counted covered created dropped delayed deleted
  described detected disabled discovered doubled emptied enabled ended escalated exceeded expected explained exposed failed filled finished
  fixed flushed followed forced forgot found froze gave guessed halved handled held hid ignored increased inspected invented joined kept
  killed left limited listed locked lost lowered measured merged missed mistook moved muted named noticed opened overwrote owned paged parsed
  passed paused planned polled posted prevented promised proved published pulled pushed questioned queued raised reached read rebooted
  received recorded reduced refused released removed renamed repaired repeated replaced replayed reported requested reserved resized
  resolved restored retried returned revealed reversed saved scanned searched sent served shared shifted showed shut skipped slowed split
  started stopped stored suggested supported suspected swapped switched tested timed took traced tracked triggered trusted tuned turned
  updated used verified waited warned watched wiped wrote`.split(/\s+/);

export const ADVERBS = `abruptly, again, almost, already, apparently, briefly, by chance, carefully, clearly, constantly, correctly,
  deliberately, earlier, easily, eventually, exactly, finally, fortunately, gradually, hardly, immediately, in silence, in the background,
  indirectly, instead, later, mainly, meanwhile, mostly, never, often, once, only, on purpose, partly, perhaps, quickly, quietly, rarely,
  reliably, remotely, seldom, silently, slowly, sometimes, soon, suddenly, too late, twice, unexpectedly, usually, within minutes,
  without notice`.split(/,\s+/);

export const FREE_SENTENCES = [
  "The {adjective} {noun} {past} the {noun} {adverb}, and {number} {noun}s {past} before the {adjective} {noun} of {host}.",
  "{Adjective} {noun}s {past} a {adjective} {noun}; see {ticket} for the {noun} that the {noun} {past}.",
  "When the {noun} {past}, a {adjective} {noun} on {host} {adverb} {past} its {noun} with the trace {trace}.",
  "Our {noun} {past} {adverb} because every {adjective} {noun} had a {noun} of {number} {noun}s.",
  "The {noun} between {host} and the {adjective} {noun} {past} at {clock}, {minutes} minutes after the {noun} {past} it.",
  "In {ticket} a {noun} {past} that the {adjective} {noun} {adverb} {past} {number} of {number} {noun}s.",
  "Neither the {adjective} {noun} nor the {noun} {past} the {noun}, so the {adjective} {noun} {past} {adverb}.",
  "For {minutes} minutes {host} {past} one {noun} in {number}, which the {noun} {past} as a {adjective} {noun}.",
  "A {adjective} {noun} {past} the {noun} {trace} and {adverb} {past} {adjective} {noun}s to every {noun}.",
  "What the {noun} {past} was {adjective}: the {noun} {past}, the {noun} {past}, and the {adjective} {noun} {past} {adverb}.",
];
