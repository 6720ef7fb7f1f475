#include "cli/claims_choice.h"

#include <fmt/ostream.h>

#include <filesystem>

#include "cli/scenario_choice.h"
#include "scenario/report.h"
#include "scenario/toml_document.h"

namespace tumen {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kFileName = "claims.toml";

bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

}  // namespace

bool is_claims(const std::string& path, const std::string& text) {
  Report quiet;
  const std::optional<Value> tree = parse_toml(text, quiet.add_file(path), quiet);
  if (tree && tree->find("claims")) return true;
  if (tree && (tree->find("scenario") || tree->find("experiment"))) return false;
  return fs::path(path).filename() == kFileName;
}

std::optional<std::string> claims_file(const std::string& argument) {
  const fs::path path(argument);
  if (is_file(path)) {
    const std::optional<std::string> text = read_text(argument);
    if (text && is_claims(argument, *text)) return argument;
  }
  const fs::path folder = is_file(path) ? path.parent_path() : path;
  for (const fs::path& file : {folder / kFileName, "scenarios" / folder / kFileName}) {
    if (is_file(file)) return file.lexically_normal().string();
  }
  return std::nullopt;
}

std::string find_claims(const std::string& argument) {
  if (std::optional<std::string> file = claims_file(argument)) return *file;
  const std::string scenario = find_scenario(argument);
  throw UsageError(fmt::format("there is no {} beside {}", kFileName, scenario));
}

std::optional<std::vector<ClaimsFile>> load_study_of(Session& session,
                                                     const std::string& argument) {
  Result<std::vector<ClaimsFile>> loaded = load_study(find_claims(argument), read_text);
  if (loaded) return std::move(loaded.value());
  for (const Diagnostic& d : loaded.errors()) fmt::print(session.err, "{}\n", d.text());
  return std::nullopt;
}

}  // namespace tumen
