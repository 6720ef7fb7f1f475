// Results made again from what they were made of.
#include <memory>

#include "cli/commands.h"
#include "cli/ensemble.h"
#include "cli/store_input.h"
#include "cli/verify.h"

namespace tumen {
namespace {

constexpr std::string_view kFooter =
    "\nMANIFEST is a store of `tumen sweep`, or the manifest.json of `tumen run --out`. A store "
    "is\n"
    "verified from the texts that it keeps, without the files of the study; of a store that keeps\n"
    "single runs 64 of these are made again, of another 8 cells (all runs of an arm at a point). "
    "A\n"
    "record needs the files of its scenario as they were; 64 of its runs are made again. What is\n"
    "checked is spread evenly, and the same at every call. With --all only differences are shown.\n"
    "The program ends with 0 when all is the same, 1 when anything differs, 2 when it cannot be "
    "told.\n\n"
    "Examples:\n"
    "  tumen verify port-leases.db\n"
    "  tumen verify port-leases.db --all\n"
    "  tumen verify results/manifest.json --run 7";

struct VerifyOptions {
  std::string manifest, rows, run, jobs, format = "text";
  bool all = false;
};

int verify(Session& session, const VerifyOptions& options) {
  VerifyWish wish;
  wish.jobs = parse_jobs(options.jobs);
  wish.all = options.all;
  wish.json = options.format == "json";
  constexpr std::uint64_t kMostNumber = std::uint64_t{1} << 62U;
  constexpr std::uint64_t kMostRows = 1'000'000;
  if (!options.rows.empty()) wish.rows = parse_count("--rows", options.rows, 1, kMostRows);
  if (!options.run.empty()) wish.run = parse_count("--run", options.run, 0, kMostNumber);
  if (int{wish.all} + int{wish.rows.has_value()} + int{wish.run.has_value()} > 1) {
    throw UsageError("give only one of --rows, --all and --run");
  }
  if (is_database(options.manifest)) return verify_store(session, options.manifest, wish);
  return verify_record(session, options.manifest, wish);
}

}  // namespace

void add_verify_command(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand(
      "verify", "Makes stored results again and tells whether they are the same");
  const auto options = std::make_shared<VerifyOptions>();
  command->add_option("manifest", options->manifest, "Store, or manifest.json of a record")
      ->type_name("MANIFEST")
      ->required();
  command->add_option("--rows", options->rows, "How many cells or runs to make again")
      ->type_name("N");
  command->add_flag("--all", options->all, "Make everything again");
  command->add_option("--run", options->run, "Make this run again, by its number")
      ->type_name("NUMBER");
  command->add_option("--jobs", options->jobs, "Threads; all of the machine's unless given")
      ->type_name("N");
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  command->footer(std::string(kFooter));
  command->callback([options, &session] {
    session.action = [options, &session] { return verify(session, *options); };
  });
}

}  // namespace tumen
