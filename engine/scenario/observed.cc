#include "scenario/observed.h"

#include <algorithm>
#include <utility>

#include "scenario/chain.h"
#include "scenario/limits.h"
#include "scenario/observed_table.h"

namespace tumen {
namespace {

/// Puts the rows of `lower` before those of `upper`, but for those that `upper` says anew.
template <class Row, class Key>
void put_below(std::vector<Row>& upper, std::vector<Row> lower, Key key) {
  std::erase_if(lower, [&](const Row& row) {
    return std::ranges::any_of(upper, [&](const Row& own) { return key(own) == key(row); });
  });
  std::ranges::move(upper, std::back_inserter(lower));
  upper = std::move(lower);
}

void extend(ObservedTable& upper, ObservedTable lower) {
  const auto of_observation = [](const Observation& o) {
    return std::pair(o.id, quarter_number(o.date.by));
  };
  const auto of_window = [](const ObservedWindow& w) { return w.id; };
  const auto of_known = [](const KnownNumber& k) {
    return std::pair(k.address.text, quarter_number(k.until));
  };
  const auto of_steady = [](const CsvCell& c) { return c.text; };
  put_below(upper.observed.series, std::move(lower.observed.series), of_observation);
  put_below(upper.observed.events, std::move(lower.observed.events), of_observation);
  put_below(upper.observed.windows, std::move(lower.observed.windows), of_window);
  put_below(upper.observed.known, std::move(lower.observed.known), of_known);
  put_below(upper.observed.steady, std::move(lower.observed.steady), of_steady);
  if (!upper.has_cut) upper.observed.cut = lower.observed.cut;
  upper.has_cut = upper.has_cut || lower.has_cut;
  upper.extends = std::move(lower.extends);
}

class ObservedChain {
 public:
  ObservedChain(const Resolve& resolve, Report& report) : resolve_(resolve), report_(report) {}

  std::optional<Observed> read(const std::string& path) {
    std::optional<ObservedTable> whole = read_table(path, {});
    std::string from = path;
    while (whole && whole->extends) {
      const CsvCell extends = *whole->extends;
      from = observed_path(extended_path(from, extends.text));
      if (std::ranges::count(files_, from) > 0 || files_.size() == kLongestChain) {
        report_.error(extends.place, "value",
                      "a table cannot extend itself, nor more than " +
                          std::to_string(kLongestChain) + " others");
        return std::nullopt;
      }
      std::optional<ObservedTable> lower = read_table(from, extends.place);
      if (!lower) return std::nullopt;
      extend(*whole, std::move(*lower));
    }
    if (!whole) return std::nullopt;
    if (!whole->has_cut) {
      report_.error({0, 1, 1}, "kind",
                    "the file needs a row of kind cut with the last date that a blind run knows");
    }
    whole->observed.files = files_;
    return std::move(whole->observed);
  }

 private:
  std::optional<ObservedTable> read_table(const std::string& path, Place named_at) {
    const std::optional<std::string> text = resolve_(path);
    const int file = report_.add_file(path);
    files_.push_back(path);
    if (!text) {
      report_.error(named_at.line > 0 ? named_at : Place{file, 0, 0}, "", "cannot read " + path);
      return std::nullopt;
    }
    const std::optional<std::vector<CsvRow>> rows = parse_csv(*text, file, report_);
    return rows ? read_observed_table(*rows, report_) : std::nullopt;
  }

  const Resolve& resolve_;
  Report& report_;
  std::vector<std::string> files_;
};

}  // namespace

Diagnostic Observed::at(Place place, std::string message, std::string suggestion) const {
  Diagnostic d;
  if (place.file >= 0 && static_cast<std::size_t>(place.file) < files.size()) {
    d.file = files[static_cast<std::size_t>(place.file)];
  }
  d.line = place.line;
  d.column = place.column;
  d.message = std::move(message);
  d.suggestion = std::move(suggestion);
  return d;
}

std::string observed_path(const std::string& scenario_file) {
  const std::size_t slash = scenario_file.rfind('/');
  return (slash == std::string::npos ? "" : scenario_file.substr(0, slash + 1)) + "observed.csv";
}

Result<Observed> load_observed(const std::string& path, const Resolve& resolve) {
  Report report;
  std::optional<Observed> out = ObservedChain(resolve, report).read(path);
  if (out && !report.failed()) return std::move(*out);
  return report.sorted();
}

}  // namespace tumen
