// A store in files for other programs.
#include <fmt/ostream.h>

#include <filesystem>
#include <memory>

#include "cli/commands.h"
#include "cli/export_csv.h"
#include "cli/export_netcdf.h"
#include "cli/store_input.h"

namespace tumen {
namespace {

constexpr std::string_view kFooter =
    "\ncsv writes a folder of tables, netcdf one file for xarray and the like; docs/store.md "
    "tells\n"
    "what is in them and how R and Python read them. A store that a sweep is writing is exported "
    "as\n"
    "it is at the moment.\n\n"
    "Examples:\n"
    "  tumen export port-leases.db --format csv --out port-leases\n"
    "  tumen export port-leases.db --format netcdf --out port-leases.nc";

struct ExportOptions {
  std::string store, format, out;
  bool force = false;
};

int export_store(Session& session, const ExportOptions& options) {
  if (options.out.empty()) throw UsageError("--out needs a name");
  std::error_code ignored;
  if (std::filesystem::equivalent(options.store, options.out, ignored)) {
    throw UsageError("--out names the store itself");
  }
  const std::unique_ptr<StoreReader> store = open_store(options.store);
  warn_unfinished(session, *store);
  if (options.format == "csv") {
    export_csv(session, *store, options.out, options.force);
  } else {
    export_netcdf(session, *store, options.out, options.force);
  }
  return kFine;
}

}  // namespace

void add_export_command(CLI::App& program, Session& session) {
  CLI::App* command =
      program.add_subcommand("export", "Writes a store of results in files for R and Python");
  const auto options = std::make_shared<ExportOptions>();
  command->add_option("store", options->store, "Store that a sweep has written")
      ->type_name("STORE")
      ->required();
  command->add_option("--format", options->format, "csv or netcdf")
      ->check(CLI::IsMember({"csv", "netcdf"}))
      ->required();
  command->add_option("--out", options->out, "Folder of the CSV files, or the NetCDF file")
      ->type_name("PATH")
      ->required();
  command->add_flag("--force", options->force, "Replace what there is");
  command->footer(std::string(kFooter));
  command->callback([options, &session] {
    session.action = [options, &session] { return export_store(session, *options); };
  });
}

}  // namespace tumen
