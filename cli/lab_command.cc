#include <fmt/ostream.h>

#include <filesystem>
#include <memory>

#include "cli/commands.h"
#include "cli/pages.h"
#include "cli/report_page.h"

namespace tumen {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFooter =
    "\nThe page holds the engine and the shipped worlds. It opens from a disk in any current "
    "browser,\n"
    "without a network, and can be mailed; docs/lab.md tells what is in it.\n\n"
    "Examples:\n"
    "  tumen lab                       writes lab.html here\n"
    "  tumen lab --out class/lab.html";

struct LabOptions {
  std::string out = "lab.html";
  bool force = false;
};

int lab(Session& session, const LabOptions& options) {
  std::error_code ignored;
  if (options.out.empty() || fs::is_directory(options.out, ignored)) {
    throw UsageError(fmt::format("--out needs a file, got \"{}\"", options.out));
  }
  if (fs::exists(options.out, ignored) && !options.force) {
    throw UsageError(fmt::format("\"{}\" exists; --force replaces it", options.out));
  }
  const std::string_view page = lab_page();
  if (page.empty()) throw WorkError(std::string(kNoPages));
  write_whole(options.out, page);
  fmt::print(session.out, "{}: {:.2f} MB; open it in a browser\n", options.out,
             static_cast<double>(page.size()) / 1e6);
  return kFine;
}

}  // namespace

void add_lab_command(CLI::App& program, Session& session) {
  CLI::App* command =
      program.add_subcommand("lab", "Writes the laboratory: the engine in one page, for a class");
  const auto options = std::make_shared<LabOptions>();
  command->add_option("-o,--out", options->out, "File to write; lab.html unless given")
      ->type_name("FILE");
  command->add_flag("--force", options->force, "Replace a file that is there");
  command->footer(std::string(kFooter));
  command->callback([options, &session] {
    session.action = [options, &session] { return lab(session, *options); };
  });
}

}  // namespace tumen
