// A store as one page that needs nothing else.
#include <fmt/ostream.h>

#include <filesystem>
#include <memory>

#include "cli/commands.h"
#include "cli/explain/numbers.h"
#include "cli/pages.h"
#include "cli/report_claims.h"
#include "cli/report_json.h"
#include "cli/report_page.h"
#include "cli/run_json.h"
#include "cli/store_input.h"

namespace tumen {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFooter =
    "\nThe page opens in a browser without a network, prints, and holds the numbers behind every\n"
    "figure; docs/report.md tells what is on it. A store that is not finished is reported as far "
    "as\n"
    "it is. --claims takes what `tumen claims --format json` printed, once for every file.\n\n"
    "Examples:\n"
    "  tumen report port-leases.db -o port-leases.html\n"
    "  tumen report port-leases.db -o port-leases.html --metric 'RR[*]' --claims claims.json\n"
    "  tumen report port-leases.db --format json";

struct ReportOptions {
  std::string store, out, format = "html";
  std::vector<std::string> metrics, claims;
  bool force = false;
};

/// A page may be replaced with --force; a store or a folder never.
void check_out(const ReportOptions& options) {
  if (options.out.empty()) throw UsageError("-o needs the name of the page to write");
  std::error_code ignored;
  if (fs::is_directory(options.out, ignored)) {
    throw UsageError(fmt::format("-o needs a file, and \"{}\" is a folder", options.out));
  }
  if (fs::equivalent(options.store, options.out, ignored)) {
    throw UsageError("-o names the store itself");
  }
  if (is_database(options.out)) {
    throw UsageError(fmt::format("\"{}\" is a store or another database, and stays", options.out));
  }
  if (fs::exists(options.out, ignored) && !options.force) {
    throw UsageError(fmt::format("\"{}\" exists; --force replaces it", options.out));
  }
}

void write_page(Session& session, const ReportOptions& options,
                const nlohmann::ordered_json& document) {
  const std::string text =
      document.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  const std::string page = fill_page(report_page(), text);
  write_whole(options.out, page);
  fmt::print(session.out, "{}: {} kB, of {} points, {} arms and {} metrics\n", options.out,
             grouped((page.size() + 999) / 1000), grouped(document["points"]["number"].size()),
             document["arms"].size(), document["metrics"].size());
}

int report(Session& session, const ReportOptions& options) {
  const bool json = options.format == "json";
  if (json && !options.out.empty()) {
    throw UsageError("--format json prints the document: give no -o");
  }
  if (!json) {
    check_out(options);
    if (report_page().empty()) {
      throw WorkError(std::string(kNoPages) + "; --format json works without");
    }
  }
  const std::unique_ptr<StoreReader> store = open_store(options.store);
  nlohmann::ordered_json document;
  try {
    document =
        report_json(*store, {options.metrics, read_claims(options.claims), session.interrupted});
  } catch (const DatabaseError& error) {
    throw UsageError(error.what());
  }
  warn_unfinished(session, *store);
  if (json) {
    print_json(session, document);
  } else {
    write_page(session, options, document);
  }
  return kFine;
}

}  // namespace

void add_report_command(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand("report", "Makes one page of a store of results");
  const auto options = std::make_shared<ReportOptions>();
  command->add_option("store", options->store, "Store that a sweep has written")
      ->type_name("STORE")
      ->required();
  command->add_option("-o,--out", options->out, "Page to write")->type_name("FILE");
  command
      ->add_option("--metric", options->metrics,
                   "Metric on the page, * for any characters; may be given again; all unless given")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command->add_option("--claims", options->claims, "JSON of `tumen claims`; may be given again")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command->add_option("--format", options->format, "html, or json: prints the page's data")
      ->check(CLI::IsMember({"html", "json"}));
  command->add_flag("--force", options->force, "Replace a page that is there");
  command->footer(std::string(kFooter));
  command->callback([options, &session] {
    session.action = [options, &session] { return report(session, *options); };
  });
}

}  // namespace tumen
