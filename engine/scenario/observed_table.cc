#include "scenario/observed_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

#include "core/number_text.h"

namespace tumen {
namespace {

enum Column {
  kKind,
  kId,
  kDate,
  kValue,
  kTake,
  kFrom,
  kObserved,
  kUnit,
  kAnnounced,
  kPlanned,
  kSource,
  kNote,
  kColumns
};
const std::vector<std::string> kColumnNames = {"kind",      "id",      "date",     "value",
                                               "take",      "from",    "observed", "unit",
                                               "announced", "planned", "source",   "note"};
const std::vector<std::string> kKinds = {"extends", "cut",    "window", "known",
                                         "steady",  "series", "event"};

std::optional<Dates> parse_dates(std::string_view text) {
  if (text.size() == 4) {
    const auto first = parse_quarter(std::string(text) + "Q1");
    if (first) return Dates{*first, {first->year, 4}};
    return std::nullopt;
  }
  const auto q = parse_quarter(text);
  if (!q) return std::nullopt;
  return Dates{*q, *q};
}

class ObservedReader {
 public:
  explicit ObservedReader(Report& report) : report_(report) {}

  std::optional<ObservedTable> read(const std::vector<CsvRow>& rows) {
    if (!read_header(rows.front())) return std::nullopt;
    for (std::size_t k = 1; k < rows.size(); ++k) read_row(rows[k]);
    return std::move(table_);
  }

 private:
  bool read_header(const CsvRow& header) {
    at_.fill(header.size());
    bool sound = true;
    for (std::size_t k = 0; k < header.size(); ++k) {
      const CsvCell& cell = header[k];
      const auto found = std::ranges::find(kColumnNames, cell.text);
      if (found == kColumnNames.end()) {
        report_.error(cell.place, "", "there is no column \"" + cell.text + "\"",
                      report_.nearest(cell.text, kColumnNames));
        sound = false;
        continue;
      }
      std::size_t& at = at_[static_cast<std::size_t>(found - kColumnNames.begin())];
      if (at < header.size()) {
        report_.error(cell.place, "", "two columns are called \"" + cell.text + "\"");
        sound = false;
      }
      at = k;
    }
    for (std::size_t c = 0; c < kColumns; ++c) {
      if (at_[c] < header.size()) continue;
      report_.error(header.front().place, "",
                    "the header has no column \"" + kColumnNames[c] + "\"");
      sound = false;
    }
    return sound;
  }

  const CsvCell& cell(Column c) const { return (*row_)[at_[c]]; }
  const std::string& text(Column c) const { return cell(c).text; }

  void error(Column c, const std::string& message, std::string suggestion = "") {
    report_.error(cell(c).place, kColumnNames[c], kColumnNames[c] + " " + message,
                  std::move(suggestion));
  }
  bool needs(Column c) {
    if (!text(c).empty()) return true;
    error(c, "must not be empty in a row of kind " + text(kKind));
    return false;
  }

  /// A date, if the cell has one; reports a cell that holds anything else.
  std::optional<Dates> date(Column c) {
    if (text(c).empty()) return std::nullopt;
    const std::optional<Dates> dates = parse_dates(text(c));
    if (!dates) {
      error(c, "must be a year or a quarter such as 2014 or 2014Q3, got \"" + text(c) + "\"");
    }
    return dates;
  }
  std::optional<Dates> needed_date(Column c) { return needs(c) ? date(c) : std::nullopt; }

  std::optional<double> number() {
    if (!needs(kObserved)) return std::nullopt;
    const std::string& s = text(kObserved);
    const auto [x, length] = read_number(s);
    if (length > 0 && length == s.size()) return x;
    error(kObserved, "must be a number, got \"" + s + "\"");
    return std::nullopt;
  }

  /// Reports the second of two rows that say something of the same.
  void check_new(const std::string& what) {
    if (!seen_.insert({text(kKind), what, text(kDate)}).second) {
      report_.error(cell(kKind).place, "kind", "the file has said this of \"" + what + "\" before");
    }
  }

  void read_row(const CsvRow& row) {
    row_ = &row;
    const std::string& kind = text(kKind);
    if (kind == "extends") return read_extends();
    if (kind == "cut") return read_cut();
    if (kind == "window") return read_window();
    if (kind == "known") return read_known();
    if (kind == "steady") return read_steady();
    if (kind == "series" || kind == "event") return read_observation(kind == "event");
    error(kKind, "must be " + one_of(kKinds) + ", got \"" + kind + "\"",
          report_.nearest(kind, kKinds));
  }

  void read_extends() {
    if (!needs(kValue)) return;
    if (table_.extends) {
      report_.error(cell(kKind).place, "kind", "the file has a second row of kind extends");
    }
    table_.extends = cell(kValue);
  }

  void read_cut() {
    const std::optional<Dates> at = needed_date(kDate);
    if (table_.has_cut) {
      report_.error(cell(kKind).place, "kind", "the file has a second row of kind cut");
    }
    table_.has_cut = true;
    if (at) out_.cut = at->by;
  }

  void read_window() {
    const bool named = needs(kId);
    const std::optional<Dates> from = needed_date(kFrom), by = needed_date(kDate);
    if (!named || !from || !by) return;
    if (quarter_number(from->from) > quarter_number(by->by)) {
      error(kFrom, "must not be later than date");
      return;
    }
    check_new(text(kId));
    out_.windows.push_back({text(kId), from->from, by->by});
  }

  void read_known() {
    const bool addressed = needs(kValue), sourced = needs(kSource);
    const std::optional<Dates> until = needed_date(kDate);
    const std::optional<double> x = number();
    if (!addressed || !sourced || !until || !x) return;
    check_new(text(kValue));
    out_.known.push_back({cell(kValue), until->by, *x, text(kSource)});
  }

  void read_steady() {
    if (!needs(kValue)) return;
    check_new(text(kValue));
    out_.steady.push_back(cell(kValue));
  }

  void read_observation(bool event) {
    Observation o;
    const bool named = needs(kId), sourced = needs(kSource);
    const std::optional<Dates> at = needed_date(kDate);
    const std::optional<double> x = number();
    o.from = date(kFrom);
    o.announced = date(kAnnounced);
    o.planned = date(kPlanned);
    if (!event) needs(kValue);
    if (event && text(kValue).empty() && text(kNote).empty()) {
      error(kNote, "must say why no metric can express the event");
    }
    if (event && x && *x != 0 && *x != 1) error(kObserved, "of an event must be 0 or 1");
    if (o.announced.has_value() != o.planned.has_value()) {
      error(kPlanned, "and announced must both be given or both be empty");
    }
    if (o.from && at && quarter_number(o.from->from) > quarter_number(at->by)) {
      error(kFrom, "must not be later than date");
    }
    if (!named || !sourced || !at || !x) return;
    check_new(text(kId));
    o.place = cell(kKind).place;
    o.id = text(kId);
    o.value = cell(kValue);
    o.take = cell(kTake);
    o.date = *at;
    o.observed = *x;
    o.unit = text(kUnit);
    o.source = text(kSource);
    o.note = text(kNote);
    (event ? out_.events : out_.series).push_back(std::move(o));
  }

  Report& report_;
  ObservedTable table_;
  Observed& out_ = table_.observed;
  std::array<std::size_t, kColumns> at_{};
  const CsvRow* row_ = nullptr;
  std::set<std::tuple<std::string, std::string, std::string>> seen_;
};

}  // namespace

std::optional<ObservedTable> read_observed_table(const std::vector<CsvRow>& rows, Report& report) {
  return ObservedReader(report).read(rows);
}

}  // namespace tumen
