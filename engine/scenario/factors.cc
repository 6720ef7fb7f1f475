#include "scenario/factors.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/math.h"
#include "scenario/address.h"
#include "scenario/address_book.h"
#include "scenario/check_keys.h"
#include "scenario/field_table.h"
#include "scenario/format_number.h"
#include "scenario/sections.h"
#include "scenario/wildcard.h"

namespace tumen {
namespace {

const Section& section_of(std::string_view name) {
  return *find_section(experiment_sections(), name);
}

/// Numbers that are read before the first tick only: what a way costs decides which ways there
/// are, and a calendar is kept.
bool shapes_world(const FieldSet::Entry& e) {
  constexpr std::string_view kGlobal[] = {"vot",       "talks",    "summit_rate",   "regime_rate",
                                          "arms_rate", "fta_rate", "integrate_rate"};
  constexpr std::string_view kLink[] = {"freight", "hours", "border_cost"};
  const auto set = static_cast<IndexSet>(e.index_set);
  if (set == IndexSet::global) return std::ranges::count(kGlobal, e.quantity.name) > 0;
  return set == IndexSet::link && std::ranges::count(kLink, e.quantity.name) > 0;
}

/// One [factor.ID].
class FactorBuilder {
 public:
  FactorBuilder(const Member& member, DesignKind design, const Scenario& scenario,
                AddressBook& book, Report& report)
      : member_(member),
        path_("factor." + member.key),
        design_(design),
        scenario_(scenario),
        book_(book),
        report_(report) {}

  std::optional<FactorInfo> build() {
    // What is malformed has its complaint.
    if (!is_id(member_.key, true) || !is_sound(section_of("factor"), member_.value)) {
      return std::nullopt;
    }
    const std::size_t before = report_.count();
    const Value* number = read("number");
    out_.name = member_.key;
    out_.number = number ? number->text : member_.key;
    const Target target = book_.target(out_.number, number ? number->place : member_.place, path_);
    if (target.slots.empty()) return std::nullopt;
    describe_number(target);
    read_range(target);
    if (report_.count() == before) read_values();
    if (report_.count() > before) return std::nullopt;
    return std::move(out_);
  }

 private:
  const Value* read(std::string_view key) const {
    return well_formed(section_of("factor"), member_.value, key);
  }
  void error(std::string_view key, const std::string& message) {
    const Member* given = key.empty() ? nullptr : member_.value.find(key);
    const std::string full = key.empty() ? path_ : path_ + "." + std::string(key);
    report_.error(given ? given->value.place : member_.place, full, full + " " + message);
  }

  void describe_number(const Target& target) {
    const FieldSet::Entry& e = field_table().entries()[target.slots.front().entry];
    valid_ = e.quantity.valid;
    out_.unit = target.lever ? target.lever->unit : std::string(e.quantity.unit);
    out_.meaning = target.lever ? target.lever->label : std::string(e.quantity.meaning);
    if (target.lever) valid_ = {target.lever->low, target.lever->high};
    for (const Slot& s : target.slots) {
      out_.shapes = out_.shapes || shapes_world(field_table().entries()[s.entry]);
    }
  }

  void read_range(const Target& target) {
    Range range = valid_;
    if (!target.lever) {
      const Slot slot = target.slots.front();
      const std::size_t at = arena_offsets(scenario_.setup.structure)[slot.entry] + slot.position;
      range = scenario_.setup.priors[at];
    }
    const Value *low = read("low"), *high = read("high"), *scale = read("scale");
    given_range_ = low || high || !range.empty();
    out_.low = low ? low->number : range.low;
    out_.high = high ? high->number : range.high;
    out_.log = scale && scale->text == "log";
  }

  void read_values() {
    const Value *values = read("values"), *levels = read("levels");
    const bool listed = design_ == DesignKind::list || design_ == DesignKind::grid;
    for (const std::string_view key : {"levels", "low", "high", "scale"}) {
      if (values && read(key)) return error(key, "and values exclude each other");
    }
    if (!listed && (values || levels)) {
      return error(values ? "values" : "levels",
                   "belongs to list and grid designs; the design is " +
                       std::string(design_name(design_)) + ", which needs low and high");
    }
    if (values) {
      for (const Value& v : values->items) out_.values.push_back(v.number);
      const auto [least, most] = std::ranges::minmax(out_.values);
      out_.low = least;
      out_.high = most;
      return check_bounds("values");
    }
    if (listed && !levels) {
      return error("", "needs values, or levels with low and high");
    }
    if (!given_range_) {
      return error("", "needs low and high: " + out_.number + " has no plausible range");
    }
    if (!(out_.low < out_.high)) {
      return error("high", "must be above low " + format_number(out_.low) + ", got " +
                               format_number(out_.high));
    }
    if (out_.log && !(out_.low > 0)) {
      return error("low", "must be above 0 on a logarithmic scale, got " + format_number(out_.low));
    }
    check_bounds("low");
    if (!levels) return;
    const std::int64_t count = levels->integer;
    for (std::int64_t k = 0; k < count; ++k) {
      out_.values.push_back(
          factor_value(out_, static_cast<double>(k) / static_cast<double>(count - 1)));
    }
  }

  void check_bounds(std::string_view key) {
    if (valid_.contains(out_.low) && valid_.contains(out_.high)) return;
    const double wrong = valid_.contains(out_.low) ? out_.high : out_.low;
    error(key == "low" && valid_.contains(out_.low) ? "high" : key,
          "must be between " + format_number(valid_.low) + " and " + format_number(valid_.high) +
              ", got " + format_number(wrong));
  }

  const Member& member_;
  std::string path_;
  DesignKind design_;
  const Scenario& scenario_;
  AddressBook& book_;
  Report& report_;
  FactorInfo out_;
  Range valid_;
  bool given_range_ = false;
};

std::vector<std::string> patterns(const Value* priors, std::string_view key,
                                  std::vector<std::string> standard) {
  const Value* given = priors ? well_formed(section_of("priors"), *priors, key) : nullptr;
  if (!given) return standard;
  std::vector<std::string> out;
  for (const Value& v : given->items) out.push_back(v.text);
  return out;
}

bool any_matches(const std::vector<std::string>& all, const std::string& name) {
  return std::ranges::any_of(all, [&](const std::string& p) { return matches(p, name); });
}

/// An experiment's tree with an empty [priors].
Value all_priors() {
  Value tree;
  tree.member("priors", {});
  return tree;
}

}  // namespace

double factor_value(const FactorInfo& factor, double unit) {
  // The ends are met exactly.
  if (unit <= 0) return factor.low;
  if (unit >= 1) return factor.high;
  double value = 0;
  if (factor.log) {
    const double from = log(Real(factor.low))[0], to = log(Real(factor.high))[0];
    value = exp(Real(from + (to - from) * unit))[0];
  } else {
    value = factor.low + (factor.high - factor.low) * unit;
  }
  return std::clamp(value, factor.low, factor.high);
}

std::vector<FactorInfo> build_factors(const Value& tree, DesignKind design,
                                      const Scenario& scenario, Report& report) {
  AddressBook book(scenario.setup.structure, report);
  for (const LeverInfo& lever : scenario.info.levers) book.add_lever(lever);
  std::vector<FactorInfo> out;
  for (const Member* m : tables_in_file_order(tree.get("factor"))) {
    if (auto factor = FactorBuilder(*m, design, scenario, book, report).build()) {
      out.push_back(std::move(*factor));
    }
  }
  return out;
}

std::vector<FactorInfo> build_prior_factors(const Value& tree, const Scenario& scenario,
                                            Report& report) {
  const Member* section = tree.find("priors");
  if (!section || !section->value.is(ValueKind::table)) return {};
  const std::vector<std::string> include = patterns(&section->value, "include", {"*"});
  const std::vector<std::string> exclude = patterns(&section->value, "exclude", {});
  const Structure& s = scenario.setup.structure;
  std::vector<FactorInfo> out;
  std::size_t position = 0;
  for (const FieldSet::Entry& e : field_table().entries()) {
    const auto set = static_cast<IndexSet>(e.index_set);
    for (std::size_t k = 0; k < s.size(set); ++k, ++position) {
      if (position >= scenario.setup.priors.size()) break;
      const Range range = scenario.setup.priors[position];
      if (range.empty()) continue;
      const std::string entity = s.name(set, k);
      FactorInfo factor;
      factor.name = std::string(kIndexSetNames[e.index_set]) +
                    (entity.empty() ? "" : "." + entity) + "." + std::string(e.quantity.name);
      if (!any_matches(include, factor.name) || any_matches(exclude, factor.name)) continue;
      factor.number = factor.name;
      factor.unit = e.quantity.unit;
      factor.meaning = e.quantity.meaning;
      factor.low = range.low;
      factor.high = range.high;
      factor.prior = true;
      out.push_back(std::move(factor));
    }
  }
  if (out.empty()) {
    report.error(section->place, "priors",
                 "priors: no number with a range has an address that is included");
  }
  return out;
}

std::vector<std::vector<std::size_t>> place_factors(const std::vector<FactorInfo>& factors,
                                                    const Value& tree, const Scenario& scenario,
                                                    Report& report) {
  AddressBook book(scenario.setup.structure, report);
  for (const LeverInfo& lever : scenario.info.levers) book.add_lever(lever);
  const std::vector<std::size_t> start = arena_offsets(scenario.setup.structure);
  const Value* section = tree.get("factor");
  std::vector<std::vector<std::size_t>> out;
  for (const FactorInfo& f : factors) {
    std::vector<std::size_t>& positions = out.emplace_back();
    if (f.prior) {
      const Resolution r = resolve_address(scenario.setup.structure, field_table(), f.number);
      for (const Slot& s : r.slots) {
        const std::size_t at = start[s.entry] + s.position;
        if (!scenario.setup.priors[at].empty()) positions.push_back(at);
      }
      continue;
    }
    const Member* given = section ? section->find(f.name) : nullptr;
    const Place place = given ? given->place : Place{};
    for (const Slot& s : book.target(f.number, place, "factor." + f.name).slots) {
      positions.push_back(start[s.entry] + s.position);
    }
  }
  return out;
}

std::vector<FactorInfo> prior_factors(const Scenario& scenario) {
  Report quiet;
  return build_prior_factors(all_priors(), scenario, quiet);
}

std::vector<std::vector<std::size_t>> place_prior_factors(const std::vector<FactorInfo>& factors,
                                                          const Scenario& scenario) {
  Report quiet;
  return place_factors(factors, all_priors(), scenario, quiet);
}

}  // namespace tumen
