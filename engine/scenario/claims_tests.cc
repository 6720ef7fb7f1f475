#include "scenario/claims_tests.h"

#include <algorithm>

#include "core/expression.h"
#include "scenario/check_keys.h"
#include "scenario/dates.h"
#include "scenario/sections.h"

namespace tumen {
namespace {

/// One test under way.
class TestReader {
 public:
  TestReader(const Member& m, const Claim& claim, const TestWorld& world, const ArmOf& arm_of,
             Report& report)
      : m_(m),
        claim_(claim),
        world_(world),
        arm_of_(arm_of),
        report_(report),
        path_("test." + claim.id + "." + m.key) {}

  std::optional<ClaimTest> read() {
    if (!is_sound(*find_section(claims_sections(), "test"), m_.value)) return std::nullopt;
    const std::size_t before = report_.count();
    out_.name = m_.key;
    read_outcome();
    read_window();
    read_arms();
    read_hypothesis();
    if (report_.count() > before) return std::nullopt;
    return std::move(out_);
  }

 private:
  const Value* get(const std::string& key) const { return m_.value.get(key); }
  void complain(const std::string& key, const std::string& message, std::string near = "") {
    const Value* v = key.empty() ? nullptr : get(key);
    const std::string path = key.empty() ? path_ : path_ + "." + key;
    report_.error(v ? v->place : m_.place, path, path + " " + message, std::move(near));
  }

  void read_outcome() {
    out_.value = text_or(m_.value, "value");
    out_.label = text_or(m_.value, "label");
    out_.with = text_or(m_.value, "with");
    out_.level = text_or(m_.value, "level", claim_.level);
    if (out_.value.empty() == out_.label.empty()) {
      return complain("", "needs either value or label");
    }
    if (!out_.value.empty()) check_expression("value", out_.value);
    if (!out_.with.empty()) check_expression("with", out_.with);
    if (!out_.label.empty()) check_label();
    const std::string take = text_or(m_.value, "take", "last");
    out_.take = *find_word<Take>(kTakeNames, take);
    if (!out_.label.empty() && get("take")) complain("take", "has no meaning with label");
  }

  void check_expression(const std::string& key, const std::string& text) {
    const Result<Expression> e = Expression::parse(text, world_.metrics);
    if (e) return;
    const Diagnostic& d = e.errors().front();
    // The expression begins behind its quotation mark.
    Place place = get(key)->place;
    place.column += d.column;
    report_.error(place, path_ + "." + key, path_ + "." + key + " " + d.message, d.suggestion);
  }

  void check_label() {
    const std::vector<std::string> labels = {"ABSENT", "RUPTURE", "REALISED", "STALL", "SLOW"};
    if (std::ranges::find(labels, out_.label) == labels.end()) {
      complain("label", "must be " + one_of(labels) + ", got \"" + out_.label + "\"",
               report_.nearest(out_.label, labels));
    }
    if (out_.level.empty()) return complain("label", "needs a level");
    const std::string declared = "DEC[" + out_.level + "]";
    if (std::ranges::find(world_.metrics, declared) == world_.metrics.end()) {
      complain("label", "is of a level at which nothing can be declared: " + out_.level);
    }
  }

  void read_window() {
    const Calendar& calendar = world_.calendar;
    const auto tick_of = [&](const std::string& key, int standard) {
      const Value* v = get(key);
      if (!v) return standard;
      const Quarter q = *parse_quarter(v->text);
      const int tick = calendar.tick_of(q.year, q.quarter);
      if (tick < 0 || tick >= calendar.ticks) {
        complain(key, "must lie within the scenario, " + calendar.date(0) + " to " +
                          calendar.date(calendar.ticks - 1) + ", got " + v->text);
      }
      return tick;
    };
    out_.from = tick_of("from", 0);
    out_.by = tick_of("by", calendar.ticks - 1);
    if (out_.from > out_.by) complain("by", "must not be before from");
  }

  void read_arms() {
    const Value* arms = get("arms");
    for (const Value& v : arms ? arms->items : std::vector<Value>()) add_arm(v.text, v.place);
    Hypothesis& h = out_.hypothesis;
    const std::size_t n = arms ? arms->items.size() : 0;
    h.contrast = n == 0 ? Contrast::level : n == 1 ? Contrast::difference : Contrast::ordered;
    if (const Value* v = get("contrast"))
      h.contrast = *find_word<Contrast>(kContrastNames, v->text);
    const bool lone = h.contrast == Contrast::level || h.contrast == Contrast::correlation;
    if (n == 0) {
      if (!lone) return complain("arms", "is needed for the contrast");
      add_arm("baseline", m_.place);
    }
    if (n > 1 && (lone || h.contrast == Contrast::difference)) {
      complain("arms", "must be one arm for this contrast");
    }
    if (n < 2 && h.contrast == Contrast::ordered)
      complain("arms", "must be at least two to be ordered");
    if (n != 4 && h.contrast == Contrast::interaction) {
      complain("arms", "must be four: both, the first alone, the second alone, neither");
    }
    if (get("against") && h.contrast != Contrast::difference) {
      complain("against", "has a meaning for a difference only");
    }
    if (h.contrast == Contrast::difference) {
      const Value* against = get("against");
      add_arm(against ? against->text : "baseline", against ? against->place : m_.place);
    }
    if (out_.with.empty() != (h.contrast != Contrast::correlation)) {
      complain("with", "is needed for a correlation, and for nothing else");
    }
  }

  void add_arm(const std::string& name, Place place) {
    if (const auto at = arm_of_(name, place, path_ + ".arms")) out_.arms.push_back(*at);
  }

  void read_hypothesis() {
    Hypothesis& h = out_.hypothesis;
    h.sign = *find_word<Expected>(kExpectedNames, text_or(m_.value, "sign"));
    const auto number = [&](const std::string& key, double standard) {
      return get(key) ? get(key)->number : standard;
    };
    h.sesoi = number("sesoi", 0);
    h.threshold = number("threshold", 0);
    h.refute = number("refute", h.threshold);
    const bool level = h.contrast == Contrast::level;
    const bool one_sided = h.sign == Expected::up || h.sign == Expected::down;
    if (level != (get("threshold") != nullptr)) {
      complain("threshold", "is needed for a level, and for nothing else");
    }
    if (get("refute") && !(level && one_sided)) {
      complain("refute", "has a meaning for a level with sign + or - only");
    }
    if (!(level && one_sided) && !(h.sesoi > 0)) {
      complain("sesoi", "is needed, above 0: the smallest effect that matters");
    }
  }

  const Member& m_;
  const Claim& claim_;
  const TestWorld& world_;
  const ArmOf& arm_of_;
  Report& report_;
  std::string path_;
  ClaimTest out_;
};

}  // namespace

std::optional<ClaimTest> read_test(const Member& m, const Claim& claim, const TestWorld& world,
                                   const ArmOf& arm_of, Report& report) {
  return TestReader(m, claim, world, arm_of, report).read();
}

}  // namespace tumen
