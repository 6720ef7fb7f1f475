#include <fmt/ostream.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "cli/explain/numbers.h"
#include "cli/program.h"
#include "cli/run_json.h"
#include "cli/verify.h"

namespace tumen {

void VerifyReport::fact(const std::string& key, const std::string& value) {
  std::string name = key;
  std::ranges::replace(name, ' ', '_');
  document_[name] = value;
  if (!wish_.json) fmt::print(session_.out, "{}: {}\n", key, value);
}

void VerifyReport::note(const std::string& text) {
  notes_.push_back(text);
  if (!wish_.json) fmt::print(session_.out, "note: {}\n", text);
}

void VerifyReport::difference(const std::string& text) {
  differences_.push_back(text);
  if (!wish_.json) fmt::print(session_.out, "DIFFERENT: {}\n", text);
}

void VerifyReport::row(const CheckedRow& row) {
  ++checked_;
  if (!row.same()) ++different_;
  if (wish_.all && row.same()) return;
  if (wish_.json) {
    rows_.push_back({{"row", row.name},
                     {"stored", row.stored},
                     {"found", row.found},
                     {"same", row.same()},
                     {"differences", row.differences}});
    return;
  }
  fmt::print(session_.out, "{}: {} stored, {} found, {}\n", row.name, row.stored, row.found,
             row.same() ? "same" : "DIFFERENT");
  constexpr std::size_t kMostShown = 8;
  for (std::size_t k = 0; k < row.differences.size(); ++k) {
    if (k == kMostShown) {
      fmt::print(session_.out, "  ... {} differences in all\n", row.differences.size());
      break;
    }
    fmt::print(session_.out, "  {}\n", row.differences[k]);
  }
}

int VerifyReport::finish(const std::string& rows, bool stopped) {
  const std::string counted = checked_ == 1 ? rows.substr(0, rows.size() - 1) : rows;
  const bool same = different_ == 0 && differences_.empty();
  const std::string verdict = !same ? "different" : stopped ? "stopped" : "same";
  if (wish_.json) {
    document_["notes"] = notes_;
    document_["differences"] = differences_;
    document_["rows"] = rows_;
    document_["checked"] = checked_;
    document_["different"] = different_;
    document_["verdict"] = verdict;
    print_json(session_, document_);
  } else {
    const std::string outcome = different_ > 0 ? grouped(different_) + " DIFFERENT"
                                : !same        ? "see what differs above"
                                : stopped      ? "the same so far"
                                               : "all the same";
    fmt::print(session_.out, "{} {} made again: {}\n", grouped(checked_), counted, outcome);
  }
  if (stopped) fmt::print(session_.err, "tumen: stopped before all was verified\n");
  return same && !stopped ? kFine : kFailed;
}

std::vector<std::uint64_t> spread_sample(
    std::uint64_t wanted, std::uint64_t first, std::uint64_t last,
    const std::function<std::optional<std::uint64_t>(std::uint64_t)>& next) {
  std::set<std::uint64_t> chosen;
  const double span = static_cast<double>(last - first) + 1;
  std::uint64_t from = first;
  for (std::uint64_t k = 0; k < wanted && span > static_cast<double>(wanted); ++k) {
    // One in each of equal parts, at places that no round number of replications falls in with.
    const double within = std::fmod(static_cast<double>(k + 1) * 0.6180339887498949, 1.0);
    const double share = (static_cast<double>(k) + within) / static_cast<double>(wanted);
    from = std::max(from, first + static_cast<std::uint64_t>(share * span));
    const std::optional<std::uint64_t> number = next(from);
    if (!number) break;
    chosen.insert(*number);
    from = *number + 1;
  }
  // Where there are holes, the sample is filled up from the beginning.
  for (auto number = next(first); number && chosen.size() < wanted; number = next(*number + 1)) {
    chosen.insert(*number);
  }
  return {chosen.begin(), chosen.end()};
}

std::string number_difference(const std::string& what, double stored, double found) {
  if (stored == found || (std::isnan(stored) && std::isnan(found))) return "";
  const auto text = [](double x) { return std::isnan(x) ? std::string("nothing") : exact(x); };
  return fmt::format("{}: {} is stored, {} was found", what, text(stored), text(found));
}

}  // namespace tumen
