#include <CLI/CLI.hpp>

#include "commands.hpp"

namespace {

using hindsight::cli::Request;

void add_source(CLI::App* command, Request& request) {
  command->add_option("SOURCE", request.source, "a Git repository (work tree or bare), a bundle, a zip, or Markdown: a folder or a file")->required();
  command->add_option("--rev", request.revision, "branch, tag or commit (default: HEAD)");
}

void add_archive(CLI::App* command, Request& request) {
  command->add_option("--path", request.folder, "folder of the reports (default: those that the settings name, else the whole repository)");
  command->add_option("--config", request.config, "settings in place of the archive's own .hindsight.yaml; `hindsight settings` explains them");
}

void add_filters(CLI::App* command, Request& request) {
  command->add_option("--since", request.since, "reports of this day (YYYY-MM-DD) or later");
  command->add_option("--until", request.until, "reports of this day or earlier");
  command->add_option("--severity", request.severities, "sev1 … sev4; may be repeated");
  command->add_option("--category", request.categories, "category; may be repeated");
  command->add_option("--where", request.where, "FIELD=VALUE; may be repeated");
}

void add_json(CLI::App* command) { command->add_flag("--json", "write JSON (the default)"); }

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Hindsight reads a Git repository of Markdown postmortems."};
  app.set_version_flag("--version", HINDSIGHT_VERSION);
  app.require_subcommand(1);
  app.failure_message(CLI::FailureMessage::help);

  Request request;
  CLI::App* stats = app.add_subcommand("stats", "figures over the collection");
  CLI::App* list = app.add_subcommand("list", "the reports, one entry each");
  CLI::App* show = app.add_subcommand("show", "everything that was read from one report, and the reports like it");
  CLI::App* search = app.add_subcommand("search", "the reports with some words, the most relevant first");
  CLI::App* actions = app.add_subcommand("actions", "open action items, ready to import into a tracker");
  CLI::App* report = app.add_subcommand("report", "a page of Markdown: what happened, what was learnt, what is overdue");
  CLI::App* cat = app.add_subcommand("cat", "the bytes of a file");
  CLI::App* settings = app.add_subcommand("settings", "what was assumed about a collection, with its evidence; without SOURCE what .hindsight.yaml may say");
  settings->add_option("SOURCE", request.source, "a work tree, a bare repository, a Git bundle, a zip, or a folder of Markdown");
  add_archive(settings, request);
  for (CLI::App* command : {stats, list, show, search, actions, report, cat}) add_source(command, request);
  for (CLI::App* command : {stats, list, show, search, actions, report}) {
    add_archive(command, request);
    command->add_option("--as-of", request.as_of, "the day for which is counted (default: today, UTC)");
    command->add_flag("--include-inferred", request.include_inferred, "count detection times that are inferred from timelines, too");
  }
  for (CLI::App* command : {stats, list, search, actions, report}) add_filters(command, request);
  for (CLI::App* command : {stats, list, actions, report}) command->add_option("--text", request.text, "words and \"quoted phrases\" that all occur in the report");
  for (CLI::App* command : {stats, list, show, search, actions}) add_json(command);
  for (CLI::App* command : {stats, actions}) command->add_flag("--csv", request.csv, "write CSV");
  show->add_option("PATH", request.paths, "reports in the repository; of several an array is written")->required();
  cat->add_option("PATH", request.path, "file in the repository")->required();
  search->add_option("WORDS", request.text, "words and \"quoted phrases\" that all occur in a report")->required();

  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    return app.exit(success);
  } catch (const CLI::ParseError& error) {
    app.exit(error);
    return hindsight::cli::kWrongUsage;
  }
  if (stats->parsed()) return hindsight::cli::stats(request);
  if (list->parsed()) return hindsight::cli::list(request);
  if (show->parsed()) return hindsight::cli::show(request);
  if (search->parsed()) return hindsight::cli::search(request);
  if (actions->parsed()) return hindsight::cli::actions(request);
  if (report->parsed()) return hindsight::cli::report(request);
  if (settings->parsed()) return hindsight::cli::settings(request);
  return hindsight::cli::cat(request);
}
