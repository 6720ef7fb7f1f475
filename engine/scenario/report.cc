#include "scenario/report.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace tumen {
namespace {

constexpr std::size_t kShown = 100;
constexpr std::size_t kKept = 5000;
constexpr int kSuggestions = 20;
constexpr std::size_t kLongestText = 1000;
constexpr std::size_t kNamesCompared = 2000;

/// The text, cut between characters when it is long.
std::string shortened(std::string text) {
  if (text.size() <= kLongestText) return text;
  std::size_t end = kLongestText;
  while (end > 0 && (text[end] & 0xC0) == 0x80) --end;
  text.resize(end);
  return text + "...";
}

}  // namespace

int Report::add_file(std::string name) {
  files_.push_back(std::move(name));
  return static_cast<int>(files_.size()) - 1;
}

const std::string& Report::file_name(int file) const {
  static const std::string none;
  const auto at = static_cast<std::size_t>(file);
  return file >= 0 && at < files_.size() ? files_[at] : none;
}

void Report::error(Place place, std::string key, std::string message, std::string suggestion) {
  ++count_;
  if (full()) return;
  errors_.push_back({place,
                     errors_.size(),
                     {file_name(place.file), place.line, place.column, shortened(std::move(key)),
                      shortened(std::move(message)), std::move(suggestion)}});
}

std::string Report::nearest(const std::string& wanted, const std::vector<std::string>& names) {
  if (suggestions_ >= kSuggestions || names.size() > kNamesCompared) return "";
  ++suggestions_;
  return nearest_name(wanted, names);
}

bool Report::full() const { return errors_.size() >= kKept; }

Diagnostics Report::sorted() const {
  std::vector<Located> all = errors_;
  std::ranges::sort(all, {}, [](const Located& e) {
    return std::tuple(e.place.file, e.place.line, e.place.column, e.told);
  });
  Diagnostics out;
  for (Located& e : all) {
    const bool repeated = !out.empty() && out.back().file == e.diagnostic.file &&
                          out.back().line == e.diagnostic.line &&
                          out.back().column == e.diagnostic.column &&
                          out.back().message == e.diagnostic.message;
    if (repeated) continue;
    if (out.size() == kShown) {
      Diagnostic rest;
      rest.file = out.back().file;
      rest.message = "more errors follow; the first " + std::to_string(kShown) + " are shown";
      out.push_back(std::move(rest));
      break;
    }
    out.push_back(std::move(e.diagnostic));
  }
  return out;
}

std::string one_of(const std::vector<std::string>& names, std::size_t limit) {
  std::string out;
  const std::size_t shown = std::min(names.size(), limit);
  for (std::size_t k = 0; k < shown; ++k) {
    if (k > 0) out += k + 1 == names.size() ? " or " : ", ";
    out += '"' + names[k] + '"';
  }
  if (shown < names.size()) out += ", ...";
  return out;
}

}  // namespace tumen
