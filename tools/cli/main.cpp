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
  command->add_option("--text", request.text, "words that all occur in the report");
  command->add_option("--where", request.where, "FIELD=VALUE; may be repeated");
}

void add_json(CLI::App* command) {
  command->add_flag("--json", "write JSON (the only form, and the default)");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Hindsight reads a Git repository of Markdown postmortems."};
  app.set_version_flag("--version", HINDSIGHT_VERSION);
  app.require_subcommand(1);
  app.failure_message(CLI::FailureMessage::help);

  Request request;
  CLI::App* stats = app.add_subcommand("stats", "figures over the collection");
  CLI::App* list = app.add_subcommand("list", "the reports, one entry each");
  CLI::App* show = app.add_subcommand("show", "everything that was read from one report");
  CLI::App* cat = app.add_subcommand("cat", "the bytes of a file");
  CLI::App* settings = app.add_subcommand("settings", "what .hindsight.yaml may say, as Markdown");
  for (CLI::App* command : {stats, list, show, cat}) add_source(command, request);
  for (CLI::App* command : {stats, list, show}) {
    add_archive(command, request);
    add_json(command);
    command->add_flag("--include-inferred", request.include_inferred, "count detection times that are inferred from timelines, too");
  }
  for (CLI::App* command : {stats, list}) {
    add_filters(command, request);
    command->add_option("--as-of", request.as_of, "the day for which is counted (default: today, UTC)");
  }
  for (CLI::App* command : {show, cat}) command->add_option("PATH", request.path, "file in the repository")->required();

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
  if (settings->parsed()) return hindsight::cli::settings();
  return hindsight::cli::cat(request);
}
