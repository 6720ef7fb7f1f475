#include "cli/report_page.h"

#include <fmt/core.h>

#include <filesystem>
#include <fstream>

#include "cli/record_folder.h"
#include "cli/session.h"

namespace tumen {

std::string fill_page(std::string_view page, std::string_view document) {
  const std::size_t at = page.find(kReportMarker);
  if (at == std::string_view::npos || page.find(kReportMarker, at + 1) != std::string_view::npos) {
    throw WorkError("the page of this build is damaged: it has no one place for the data");
  }
  std::string out;
  out.reserve(page.size() + document.size());
  out += page.substr(0, at);
  for (const char c : document) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  out += page.substr(at + kReportMarker.size());
  return out;
}

void write_whole(const std::string& path, std::string_view text) {
  namespace fs = std::filesystem;
  const std::string unfinished = path + std::string(kUnfinished);
  std::ofstream file(unfinished, std::ios::binary | std::ios::trunc);
  if (!file) throw WorkError(fmt::format("{} could not be created", path));
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  std::error_code error;
  if (!file) {
    fs::remove(unfinished, error);
    throw WorkError(fmt::format("{} could not be written: is the disk full?", path));
  }
  fs::rename(unfinished, path, error);
  if (!error) return;
  std::error_code ignored;
  fs::remove(unfinished, ignored);
  throw WorkError(fmt::format("{} could not be written: {}", path, error.message()));
}

}  // namespace tumen
