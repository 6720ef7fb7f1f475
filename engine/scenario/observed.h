/// What was observed of the world that a scenario models: observed.csv beside scenario.toml. The
/// format is described in docs/hindcast.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "scenario/csv_document.h"
#include "scenario/dates.h"
#include "scenario/scenario.h"

namespace tumen {

/// A quarter, or a year from its first to its last.
struct Dates {
  Quarter from, by;
};

/// Quarters since the year 0; orders them.
constexpr int quarter_number(Quarter q) { return q.year * 4 + q.quarter - 1; }

/// One row that holds an observation. What it is compared with is left as text: metrics belong to a
/// model, and errors in it to the places of the cells.
struct Observation {
  Place place;
  std::string id;
  CsvCell value;              ///< expression over metrics; empty: an event no metric can express
  CsvCell take;               ///< empty: the mean of a year, the value at a quarter's end
  std::optional<Dates> from;  ///< of the window that is taken
  Dates date;
  double observed = 0;  ///< of an event 0 or 1
  std::string unit, source, note;
  std::optional<Dates> announced, planned;  ///< of events: when it was said, for when
};

/// Dates from `from` to `by` that are judged together.
struct ObservedWindow {
  std::string id;
  Quarter from, by;
};

/// A number without a date that the scenario took from later years, as data up to `until` have it.
struct KnownNumber {
  CsvCell address;
  Quarter until;
  double value = 0;
  std::string source;
};

struct Observed {
  std::vector<std::string> files;  ///< to print errors with
  Quarter cut;                     ///< last quarter that a blind run knows
  std::vector<ObservedWindow> windows;
  std::vector<KnownNumber> known;
  std::vector<CsvCell> steady;  ///< addresses of series that go on at their mean after the cut
  std::vector<Observation> series, events;  ///< in the order of the file

  /// A complaint about one of its places.
  Diagnostic at(Place place, std::string message, std::string suggestion = "") const;
};

/// The path of a scenario's observations: observed.csv in the folder of the scenario file.
std::string observed_path(const std::string& scenario_file);

/// Reads the table and what it extends. Errors are all of them, sorted. Never throws, whatever the
/// text holds.
Result<Observed> load_observed(const std::string& path, const Resolve& resolve);

/// The scenario as data up to `cut` would have it: numbers of `known` (the latest of an address
/// that is not later than the cut), then hide_after(). `missing`, if given, gets the addresses for
/// which only later data are known.
Result<Setup> blind_setup(const Setup& setup, const Observed& observed, Quarter cut,
                          std::vector<std::string>* missing = nullptr);

}  // namespace tumen
