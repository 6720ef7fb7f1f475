#include "scenario/quantity_value.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "scenario/format_number.h"
#include "world/project_fields.h"

namespace tumen {
namespace {

constexpr std::array<std::string_view, 8> kStageNames = {
    "proposed", "declared", "agreed", "funded", "building", "operating", "suspended", "cancelled"};
static_assert(kStageNames.size() == static_cast<std::size_t>(Stage::cancelled) + 1);

std::string with_unit(const std::string& number, const Quantity& q) {
  return q.unit == "1" || q.unit == "stage" ? number : number + " " + std::string(q.unit);
}

std::string allowed(const Quantity& q) {
  const bool low = std::isfinite(q.valid.low), high = std::isfinite(q.valid.high);
  if (low && high) {
    return with_unit(
        "between " + format_number(q.valid.low) + " and " + format_number(q.valid.high), q);
  }
  if (low) return with_unit("at least " + format_number(q.valid.low), q);
  if (high) return with_unit("at most " + format_number(q.valid.high), q);
  return "a finite number";
}

/// A number, boolean or stage, checked against the quantity's range.
std::optional<double> read_plain(const Value& v, const Quantity& q, const std::string& path,
                                 Report& report) {
  if (q.unit == "stage" && v.is(ValueKind::text)) {
    const auto at = std::ranges::find(kStageNames, v.text);
    if (at != kStageNames.end()) return static_cast<double>(at - kStageNames.begin());
    const std::vector<std::string> names(kStageNames.begin(), kStageNames.end());
    report.error(v.place, path, path + " must be " + one_of(names) + ", got " + describe(v),
                 report.nearest(v.text, names));
    return std::nullopt;
  }
  if (!v.is_number()) {
    const std::string unit = q.unit == "1" ? "" : " (" + std::string(q.unit) + ")";
    report.error(v.place, path, path + " must be a number" + unit + ", got " + describe(v));
    return std::nullopt;
  }
  if (!std::isfinite(v.number)) {
    report.error(v.place, path, path + " must be a finite number, got " + describe(v));
    return std::nullopt;
  }
  if (!q.valid.contains(v.number)) {
    report.error(v.place, path, path + " must be " + allowed(q) + ", got " + describe(v));
    return std::nullopt;
  }
  return v.number;
}

bool check_members(const Value& v, const Quantity& q, const std::string& path, Report& report) {
  const std::vector<std::string> names{"value", "low", "high", "unit", "source"};
  const std::size_t before = report.count();
  for (const Member& m : v.members) {
    const std::string full = path + "." + m.key;
    if (std::ranges::find(names, m.key) == names.end()) {
      report.error(m.place, full, path + " has no key \"" + m.key + "\"; expected " + one_of(names),
                   report.nearest(m.key, names));
    } else if (m.key == "source" && !m.value.is(ValueKind::text)) {
      report.error(m.value.place, full, full + " must be a text, got " + describe(m.value));
    } else if (m.key == "unit" && (!m.value.is(ValueKind::text) || m.value.text != q.unit)) {
      report.error(m.value.place, full,
                   full + " must be \"" + std::string(q.unit) + "\", got " + describe(m.value));
    }
  }
  if (!v.find("value")) {
    report.error(v.place, path, path + " needs value: a number, beside low, high, unit and source");
  }
  if (const bool low = v.find("low"); low != static_cast<bool>(v.find("high"))) {
    report.error(v.place, path,
                 path + " has " + (low ? "low" : "high") + " but not " + (low ? "high" : "low") +
                     ": a range needs both");
  }
  return report.count() == before;
}

}  // namespace

std::span<const std::string_view> stage_names() { return kStageNames; }

std::optional<NumberGiven> read_number(const Value& v, const Quantity& q, const std::string& path,
                                       Report& report) {
  NumberGiven out;
  out.place = v.place;
  if (!v.is(ValueKind::table)) {
    const std::optional<double> x = read_plain(v, q, path, report);
    if (!x) return std::nullopt;
    out.value = *x;
    return out;
  }
  bool fine = check_members(v, q, path, report);
  const auto part = [&](const char* key) {
    const Value* p = v.get(key);
    if (!p) return 0.0;
    const std::optional<double> x = read_plain(*p, q, path + "." + key, report);
    if (!x) fine = false;
    return x.value_or(0);
  };
  out.value = part("value");
  const Range range{part("low"), part("high")};
  if (!fine) return std::nullopt;
  if (v.find("low")) {
    if (!range.contains(out.value)) {
      report.error(v.get("value")->place, path,
                   path + ".value must be between its low " + format_number(range.low) +
                       " and high " + format_number(range.high) + ", got " +
                       format_number(out.value));
      return std::nullopt;
    }
    out.range = range;
  }
  if (const Value* source = v.get("source")) out.source = source->text;
  return out;
}

std::optional<NumberGiven> read_change(const Value& v, const std::string& path, Report& report) {
  if (v.is_number() && std::isfinite(v.number)) return NumberGiven{v.number, {}, "", v.place};
  report.error(v.place, path, path + " must be a finite number, got " + describe(v));
  return std::nullopt;
}

}  // namespace tumen
