#include <fmt/ostream.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <limits>
#include <memory>
#include <system_error>

#include "cli/commands.h"
#include "cli/record_folder.h"
#include "scenario/first_scenario.h"
#include "scenario/limits.h"
#include "scenario/synthetic.h"

namespace tumen {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFile = "scenario.toml";

constexpr std::string_view kFooter =
    "\nWithout --synthetic the scenario is a small commented one to start from. With it the world\n"
    "has as many states as asked for and every number is drawn; the same options give the same\n"
    "file on every machine. Nothing is ever overwritten.\n\n"
    "Examples:\n"
    "  tumen new my-world\n"
    "  tumen new --synthetic 50\n"
    "  tumen new --synthetic 1000 --projects 5 --seed 7 -o /tmp/thousand";

struct NewOptions {
  std::string folder, out;
  std::string synthetic, projects, ticks = "40", seed = "1";
};

SyntheticWorld synthetic_world(const NewOptions& options) {
  const auto count = [](std::string_view option, const std::string& text, int least, int most) {
    return static_cast<int>(parse_count(option, text, static_cast<std::uint64_t>(least),
                                        static_cast<std::uint64_t>(most)));
  };
  SyntheticWorld world;
  world.states =
      count("--synthetic", options.synthetic, kLeastSyntheticStates, static_cast<int>(kMostStates));
  world.projects = options.projects.empty()
                       ? usual_projects(world.states)
                       : count("--projects", options.projects, 0, kMostSyntheticProjects);
  world.ticks = count("--ticks", options.ticks, 1, kMostTicks);
  world.seed = parse_count("--seed", options.seed, 0, std::numeric_limits<std::uint64_t>::max());
  return world;
}

/// The folder's name as the id of a scenario.
std::string id_of(const fs::path& folder) {
  std::string id = folder.filename().string();
  for (char& c : id) {
    const auto byte = static_cast<unsigned char>(c);
    c = byte < 0x80 && std::isalnum(byte) != 0 ? static_cast<char>(std::tolower(byte)) : '-';
  }
  constexpr std::size_t kLongestId = 64;
  return id.empty() ? "new-scenario" : id.substr(0, kLongestId);
}

void refuse_to_overwrite(const fs::path& folder) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(folder, error);
  if (!fs::exists(status)) return;
  if (!fs::is_directory(folder, error)) {
    throw UsageError(fmt::format("\"{}\" exists and is no folder", folder.string()));
  }
  if (!fs::is_empty(folder, error)) {
    throw UsageError(
        fmt::format("the folder \"{}\" is not empty; nothing is overwritten", folder.string()));
  }
}

int make_scenario(Session& session, const NewOptions& options) {
  const bool synthetic = !options.synthetic.empty();
  std::string name = options.folder.empty() ? options.out : options.folder;
  std::string text, what = "a host, an investor and a port to start from";
  if (synthetic) {
    const SyntheticWorld world = synthetic_world(options);
    if (name.empty()) name = fmt::format("synthetic-{}", world.states);
    refuse_to_overwrite(name);
    text = synthetic_scenario(world);
    what = fmt::format("{} states, {} {}, {} ticks, seed {}", world.states, world.projects,
                       world.projects == 1 ? "project" : "projects", world.ticks, world.seed);
  } else {
    if (name.empty()) throw UsageError("new needs a folder to make, or --synthetic N");
    refuse_to_overwrite(name);
    const fs::path whole = fs::absolute(name).lexically_normal();
    text = first_scenario(id_of(whole.has_filename() ? whole : whole.parent_path()));
  }
  RecordFolder folder(name, false);
  RecordFile file(folder, std::string(kFile));
  file.write(text);
  file.close();
  folder.commit();
  fmt::print(session.out, "{}: {}\n\n", (fs::path(name) / kFile).string(), what);
  fmt::print(session.out, "  tumen check {0}\n  tumen run {0}\n", name);
  return kFine;
}

}  // namespace

void add_new_command(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand(
      "new", "Writes a scenario to start from, or a synthetic world of any size");
  const auto options = std::make_shared<NewOptions>();
  CLI::Option* folder =
      command->add_option("folder", options->folder, "Folder to make, or an empty one")
          ->type_name("FOLDER");
  command->add_option("-o,--out", options->out, "The same, as an option")
      ->type_name("FOLDER")
      ->excludes(folder);
  CLI::Option* synthetic = command
                               ->add_option("--synthetic", options->synthetic,
                                            fmt::format("A synthetic world of N states, {} to {}",
                                                        kLeastSyntheticStates, kMostStates))
                               ->type_name("N");
  command
      ->add_option("--projects", options->projects,
                   fmt::format("Projects in it, 0 to {}; N/4, 1 to 100, if not given",
                               kMostSyntheticProjects))
      ->type_name("P")
      ->needs(synthetic);
  command->add_option("--ticks", options->ticks, "Quarters that it runs")
      ->type_name("T")
      ->capture_default_str()
      ->needs(synthetic);
  command->add_option("--seed", options->seed, "Seed of what is drawn for it")
      ->type_name("S")
      ->capture_default_str()
      ->needs(synthetic);
  command->footer(std::string(kFooter));
  command->callback([options, &session] {
    session.action = [options, &session] { return make_scenario(session, *options); };
  });
}

}  // namespace tumen
