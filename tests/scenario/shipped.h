/// The scenarios of the project, as texts.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "sample.h"

namespace tumen::test {

inline std::string read_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Every scenarios/NAME/scenario.toml by that path.
inline Texts shipped_scenarios() {
  Texts out;
  const std::filesystem::path root = TUMEN_SOURCE_DIR;
  for (const auto& folder : std::filesystem::directory_iterator(root / "scenarios")) {
    const std::filesystem::path file = folder.path() / "scenario.toml";
    if (!std::filesystem::exists(file)) continue;
    out["scenarios/" + folder.path().filename().string() + "/scenario.toml"] = read_text(file);
  }
  return out;
}

}  // namespace tumen::test
