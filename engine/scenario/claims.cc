#include "scenario/claims.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/hash.h"
#include "scenario/chain.h"
#include "scenario/check_keys.h"
#include "scenario/claims_tests.h"
#include "scenario/experiment_arms.h"
#include "scenario/metric_names.h"
#include "scenario/sections.h"
#include "scenario/toml_document.h"

namespace tumen {
namespace {

constexpr std::size_t kMostClaims = 1000;

const Section& section_of(std::string_view name) { return *find_section(claims_sections(), name); }

std::vector<std::string> texts_of(const Value* array) {
  std::vector<std::string> out;
  for (const Value& v : array ? array->items : std::vector<Value>()) out.push_back(v.text);
  return out;
}

/// Everything between the text of a claims file and its claims.
class ClaimsLoader {
 public:
  ClaimsLoader(const std::string& path, const Resolve& resolve, Report& report)
      : resolve_(resolve), report_(report) {
    out_.file = path;
    out_.scenario = extended_path(path, "scenario.toml");
  }

  std::optional<ClaimsFile> load() {
    if (!read_tree() || !load_baseline()) return std::nullopt;
    read_header();
    own_arms_ = list_own_arms(tree_, report_);
    out_.arms.push_back({"baseline", "the scenario as it is", {}, 0});
    for (const ArmSpec& arm : own_arms_) {
      if (arm.name == "baseline") out_.arms.front() = arm;
    }
    const Value* claims = tree_.get("claim");
    const std::vector<const Member*> members = tables_in_file_order(claims);
    if (members.size() > kMostClaims) {
      report_.error(claims->place, "claim",
                    "there are more than " + std::to_string(kMostClaims) + " claims");
      return std::nullopt;
    }
    for (const Member* m : members) read_claim(*m);
    check_owners();
    read_disagreements();
    load_arms();
    if (report_.failed() || !scenario_errors_.empty()) return std::nullopt;
    return std::move(out_);
  }

  /// Errors of the scenario, with places of their own.
  const Diagnostics& scenario_errors() const { return scenario_errors_; }

 private:
  bool read_tree() {
    std::optional<std::string> text = resolve_(out_.file);
    const int file = report_.add_file(out_.file);
    if (!text) {
      report_.error({file, 0, 0}, "", "cannot read " + out_.file);
      return false;
    }
    std::optional<Value> tree = parse_toml(*text, file, report_);
    if (!tree) return false;
    tree_ = std::move(*tree);
    out_.digest = hash_text(*text);
    const Place top{file, 1, 1};
    for (const char* needed : {"schema_version", "claims"}) {
      if (tree_.find(needed)) continue;
      report_.error(
          top, needed,
          std::string("the file needs ") +
              (needed[0] == 's' ? "schema_version = 1" : "a section [claims] with title"));
    }
    check_sections(tree_, claims_sections(), "a claims file", {}, report_);
    return true;
  }

  bool load_baseline() {
    Result<Scenario> loaded = load_scenario(out_.scenario, resolve_);
    if (!loaded) {
      scenario_errors_ = loaded.errors();
      return false;
    }
    scenario_ = std::move(loaded.value());
    out_.world = scenario_->info.id;
    for (const VariantInfo& v : scenario_->info.variants) out_.variants.push_back(v.id);
    world_ = {scenario_->setup.calendar, metric_names(scenario_->setup)};
    out_.digest = combine(out_.digest, scenario_->info.digest);
    return true;
  }

  const Value* read(std::string_view section, const Value& table, std::string_view key) const {
    return well_formed(section_of(section), table, key);
  }

  void read_header() {
    const Value* table = tree_.get("claims");
    if (!table || !table->is(ValueKind::table)) return;
    const auto number = [&](std::string_view key, std::uint64_t standard) {
      const Value* v = read("claims", *table, key);
      return v ? static_cast<std::uint64_t>(v->integer) : standard;
    };
    if (const Value* title = read("claims", *table, "title")) out_.title = title->text;
    out_.least = number("least", 512);
    out_.most = number("most", std::max<std::uint64_t>(2048, out_.least));
    const auto complain = [&](const std::string& key, const std::string& message) {
      const Value* v = table->get(key);
      report_.error(v ? v->place : table->place, "claims." + key, "claims." + key + " " + message);
    };
    if (out_.least % kClaimBlock != 0) complain("least", "must be a multiple of 64");
    if (out_.most < out_.least) complain("most", "must not be below least");
    for (const std::string& other : texts_of(read("claims", *table, "include"))) {
      const bool file = other.ends_with(".toml");
      out_.include.push_back(extended_path(out_.file, file ? other : other + "/claims.toml"));
    }
    rivals_ = read("claims", *table, "rivals");
  }

  void read_claim(const Member& m) {
    if (!is_id(m.key, true) || !is_sound(section_of("claim"), m.value)) return;
    Claim claim;
    claim.id = m.key;
    const std::pair<const char*, std::string*> fields[] = {
        {"paper", &claim.paper},
        {"locator", &claim.locator},
        {"level", &claim.level},
        {"statement", &claim.statement},
        {"horizon", &claim.horizon},
        {"refuted_if", &claim.refuted_if},
        {"history", &claim.history},
        {"calibration", &claim.calibration},
        {"not_executable", &claim.not_executable}};
    for (const auto& [key, field] : fields) *field = text_or(m.value, key);
    if (text_or(m.value, "combine") == "any") claim.combine = Combine::any;
    const Value* tests = tree_.get("test");
    const Value* own = tests && tests->is(ValueKind::table) ? tests->get(claim.id) : nullptr;
    const bool tested = own && own->is(ValueKind::table) && !own->members.empty();
    if (tested == !claim.not_executable.empty()) {
      report_.error(m.place, "claim." + m.key,
                    "claim." + m.key +
                        (tested ? " has tests and says in not_executable that it cannot have any"
                                : " needs a [test." + m.key + ".NAME], or not_executable"));
    }
    const auto arm = [this](const std::string& name, Place place, const std::string& path) {
      return arm_of(name, place, path);
    };
    for (const Member* t : tested ? tables_in_file_order(own) : std::vector<const Member*>()) {
      std::optional<ClaimTest> test = read_test(*t, claim, world_, arm, report_);
      if (test) claim.tests.push_back(std::move(*test));
    }
    const Value* rivals = read("claim", m.value, "rivals");
    const bool given = rivals != nullptr;
    if (!given) rivals = rivals_;
    for (const Value& v : rivals ? rivals->items : std::vector<Value>()) {
      const std::string path = given ? "claim." + m.key + ".rivals" : "claims.rivals";
      if (const auto at = arm_of(v.text, v.place, path)) claim.rivals.push_back(*at);
    }
    out_.claims.push_back(std::move(claim));
  }

  /// The position of an arm among those that are used, which it joins.
  std::optional<std::size_t> arm_of(const std::string& name, Place place, const std::string& path) {
    const auto used = std::ranges::find(out_.arms, name, &ArmSpec::name);
    if (used != out_.arms.end()) return static_cast<std::size_t>(used - out_.arms.begin());
    const auto own = std::ranges::find(own_arms_, name, &ArmSpec::name);
    std::vector<std::string> names{"baseline"};
    for (const ArmSpec& arm : own_arms_) names.push_back(arm.name);
    for (const ArmInfo& arm : scenario_->info.arms) names.push_back(arm.id);
    if (own != own_arms_.end()) {
      out_.arms.push_back(*own);
    } else if (std::ranges::find(names, name) != names.end()) {
      ArmSpec arm;
      arm.name = arm.options.arm = name;
      for (const ArmInfo& known : scenario_->info.arms) {
        if (known.id == name) arm.label = known.label;
      }
      out_.arms.push_back(std::move(arm));
    } else {
      report_.error(place, path,
                    path + ": neither the file nor the scenario has an arm \"" + name + "\"",
                    report_.nearest(name, names));
      return std::nullopt;
    }
    return out_.arms.size() - 1;
  }

  /// Tests belong to claims.
  void check_owners() {
    std::vector<std::string> ids;
    for (const Claim& c : out_.claims) ids.push_back(c.id);
    for (const Member* m : tables_in_file_order(tree_.get("test"))) {
      if (tree_.get("claim") && tree_.get("claim")->find(m->key)) continue;
      report_.error(m->place, "test." + m->key, "test." + m->key + ": there is no such claim",
                    report_.nearest(m->key, ids));
    }
  }

  void read_disagreements() {
    for (const Member* m : tables_in_file_order(tree_.get("disagreement"))) {
      if (!is_sound(section_of("disagreement"), m->value)) continue;
      out_.disagreements.push_back({m->key, text_or(m->value, "title"),
                                    text_or(m->value, "decisive"), texts_of(m->value.get("thesis")),
                                    texts_of(m->value.get("article"))});
    }
  }

  /// Every arm loads, with the calendar and the metrics of the scenario as it is.
  void load_arms() {
    for (ArmSpec& arm : out_.arms) {
      const Result<Scenario> loaded = load_scenario(out_.scenario, resolve_, arm.options);
      if (!loaded) {
        blame_arms(tree_, loaded.errors(), report_, scenario_errors_);
        continue;
      }
      const Calendar& own = loaded.value().setup.calendar;
      const Calendar& first = world_.calendar;
      const Value* at = tree_.get("arm") ? tree_.get("arm")->get(arm.name) : nullptr;
      const Place place = at ? at->place : tree_.place;
      if (own.ticks != first.ticks || own.tick_years != first.tick_years ||
          own.date(0) != first.date(0)) {
        report_.error(place, "arm." + arm.name,
                      "arm." + arm.name + " has another start, ticks or tick_years");
      }
      const std::vector<std::string> names = metric_names(loaded.value().setup);
      const std::set<std::string> has(names.begin(), names.end());
      for (const std::string& name : world_.metrics) {
        if (has.contains(name)) continue;
        report_.error(place, "arm." + arm.name,
                      "arm." + arm.name + " lacks the metric " + name + " of the scenario");
        break;
      }
    }
  }

  const Resolve& resolve_;
  Report& report_;
  Value tree_;
  std::optional<Scenario> scenario_;
  TestWorld world_;
  std::vector<ArmSpec> own_arms_;
  const Value* rivals_ = nullptr;
  ClaimsFile out_;
  Diagnostics scenario_errors_;
};

}  // namespace

std::string Claim::family() const {
  const std::size_t end = id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  return id.substr(0, end);
}

Result<ClaimsFile> load_claims(const std::string& path, const Resolve& resolve) {
  Report report;
  ClaimsLoader loader(path, resolve, report);
  if (auto file = loader.load()) return std::move(*file);
  Diagnostics errors = report.sorted();
  errors.insert(errors.end(), loader.scenario_errors().begin(), loader.scenario_errors().end());
  return errors;
}

}  // namespace tumen
