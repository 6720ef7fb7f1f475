/// A setup: all that a run of the reference model starts from. Scenario files make it.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/field.h"
#include "world/structure.h"

namespace tumen {

/// Dates. A tick is a quarter by default; every rate in the model is per year.
struct Calendar {
  int start_year = 2000;
  int start_quarter = 1;  ///< 1 .. 4
  int ticks = 40;
  double tick_years = 0.25;  ///< 0.25 .. 1, a whole number of quarters

  int quarters_per_tick() const { return static_cast<int>(tick_years * 4 + 0.5); }
  /// "2014Q3" for the tick's first quarter.
  std::string date(int tick) const;
  /// Tick that contains the quarter; may lie outside 0 .. ticks-1.
  int tick_of(int year, int quarter) const;
};

/// A number in the arena of a World's fields, the same for all lanes.
struct Slot {
  std::size_t entry = 0;     ///< position in FieldSet::entries()
  std::size_t position = 0;  ///< position in that field
};

enum class EditKind { set, add, multiply };

/// A dated edit of one number (C.5, phase 0). From `start` the number moves to its target over
/// `ramp` ticks (0: at once). Without an end it is then left to the model; with one it is held
/// until `end` and then given back the value it had before.
struct Edit {
  Slot slot;
  EditKind kind = EditKind::set;
  double value = 0;
  int start = 0;
  int ramp = 0;
  int end = -1;           ///< first tick after the edit, -1: never
  std::size_t shock = 0;  ///< position in Setup::shocks
  double share = 1;       ///< of the way to the target that is gone
};

/// An exogenous path of one number: linear between points, constant outside them.
struct Series {
  Slot slot;
  std::vector<std::pair<int, double>> points;  ///< (tick, value), ticks ascending
  std::string source = {};                     ///< where the values come from
};

/// A request for a lease at posted terms, put to the host at a date. What the host answers is a
/// choice.
struct Request {
  ProjectId project;
  int tick = 0;
  double years = 0, equity = 0, management = 0, finance = 0;
  std::size_t shock = 0;
};

/// A named, sourced group of edits and requests.
struct Shock {
  std::string id, label, source;
  int start = 0;
};

/// How choices and bargains are made: positions in the tables of model/rules.h.
struct Rules {
  std::string decision = "logit";
  std::string bargaining = "nash";
};

/// Another name for a metric, as scenario files give them: "CNSH[RFE]" for
/// "capital_share[RFE,CHN]".
struct MetricAlias {
  std::string name, metric;
};

/// Numbers that differ from point to point of an experiment: lanes take theirs from the row of
/// their Batch::point, over values and samples alike.
struct PointTable {
  /// Per factor, the arena positions that get its value.
  std::vector<std::vector<std::size_t>> positions;
  /// Points x factors, row-major; null: no point differs. Shared by the arms of an experiment.
  std::shared_ptr<const std::vector<double>> values;
};

struct Setup {
  Structure structure;
  Calendar calendar;
  std::vector<double> values;  ///< first value of every number, in arena order
  std::vector<Range> priors;   ///< range to sample each from, in arena order; empty range: fixed
  std::vector<Shock> shocks;
  std::vector<Shock> idle_shocks;  ///< that the file has but does not let happen; informative
  std::vector<Edit> edits;
  std::vector<Series> series;
  std::vector<Request> requests;
  Rules rules;
  std::vector<MetricAlias> aliases;
  bool sample_priors = false;  ///< draw every number with a prior anew for each Batch::point
  PointTable points;
};

}  // namespace tumen
