#include "scenario/scenario.h"

#include <utility>

#include "core/hash.h"
#include "scenario/address_book.h"
#include "scenario/build_levers.h"
#include "scenario/build_structure.h"
#include "scenario/build_timeline.h"
#include "scenario/build_values.h"
#include "scenario/chain.h"
#include "scenario/check_keys.h"
#include "scenario/overlay.h"
#include "scenario/sections.h"
#include "world/corridors.h"

namespace tumen {
namespace {

/// Everything between a merged tree and a scenario.
class Loader {
 public:
  Loader(Chain chain, const LoadOptions& options, Report& report)
      : chain_(std::move(chain)),
        options_(with_own_overlay(chain_.tree, options)),
        report_(report) {}

  std::optional<Scenario> load() {
    Value& tree = chain_.tree;
    Overlays overlays = collect_overlays(tree, options_, report_);
    for (const Assignment& a : overlays.others) {
      if (assigns_structure(a)) assign_structure(a, tree, true, report_);
    }
    for (const Assignment& a : overlays.chosen) {
      if (assigns_structure(a)) assign_structure(a, tree, false, report_);
    }
    check_whole(tree);
    check_sections(tree, report_);
    if (!check_sizes(tree, report_)) return std::nullopt;

    Setup& setup = out_.setup;
    setup.structure = build_structure(tree, report_);
    if (count_numbers(setup.structure) > kMostNumbers) {
      report_.error({0, 0, 0}, "",
                    "the scenario has more than " + std::to_string(kMostNumbers) + " numbers");
      return std::nullopt;
    }
    AddressBook book(setup.structure, report_);
    out_.info.levers = build_levers(tree, book);
    for (const LeverInfo& lever : out_.info.levers) book.add_lever(lever);
    FieldValues values = build_values(tree, setup.structure, report_);
    for (const Assignment& a : overlays.others) {
      if (!assigns_structure(a)) assign_number(a, book, values, true);
    }
    for (const Assignment& a : overlays.chosen) {
      if (!assigns_structure(a)) assign_number(a, book, values, false);
    }
    check_required(tree, setup.structure, values, report_);
    setup.calendar = build_calendar(tree, report_);
    build_timeline(tree, book, setup);
    hold_numbers(values.held, setup);
    if (report_.failed()) return std::nullopt;

    add_routes(values);
    flatten(values, setup.structure, setup);
    finish(tree, overlays, std::move(values.given));
    return std::move(out_);
  }

 private:
  void check_whole(const Value& tree) {
    const Place top{0, 1, 1};
    if (!tree.find("schema_version")) {
      report_.error(top, "schema_version", "the file needs schema_version = 1");
    }
    const Member* scenario = tree.find("scenario");
    if (!scenario)
      report_.error(top, "scenario",
                    "the file needs a section [scenario] with id, start and ticks");
    const Value* id = scenario ? scenario->value.get("id") : nullptr;
    if (id && id->is(ValueKind::text) && !is_scenario_id(id->text)) {
      report_.error(
          id->place, "scenario.id",
          "scenario.id must be of lower-case letters, digits and -, got " + describe(*id));
    }
  }

  static bool is_scenario_id(const std::string& text) {
    return !text.empty() && text.size() <= 64 &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
  }

  void add_routes(const FieldValues& values) {
    Structure& s = out_.setup.structure;
    const FieldSet& fields = field_table();
    const auto of = [&](IndexSet set, std::string_view name) -> const std::vector<double>& {
      return values
          .numbers[static_cast<std::size_t>(fields.find(static_cast<std::size_t>(set), name))];
    };
    const std::vector<double>&freight = of(IndexSet::link, "freight"),
          &hours = of(IndexSet::link, "hours"), &border = of(IndexSet::link, "border_cost");
    const double value_of_time = of(IndexSet::global, "vot").front();
    std::vector<double> cost;
    for (std::size_t k = 0; k < s.links.size(); ++k) {
      cost.push_back(freight[k] + border[k] + value_of_time * hours[k]);
    }
    enumerate_routes(s, cost, routes_per_cargo(chain_.tree, s));
  }

  std::string text(const Value& tree, std::string_view key, std::string standard) const {
    const Value* v = tree.get("scenario")->get(key);
    return v ? v->text : std::move(standard);
  }

  void finish(const Value& tree, Overlays& overlays, std::vector<GivenNumber> given) {
    ScenarioInfo& info = out_.info;
    info.id = text(tree, "id", "");
    info.title = text(tree, "title", info.id);
    info.question = text(tree, "question", "");
    info.files = chain_.files;
    info.digest = digest();
    if (!options_.variant.empty()) info.variant = options_.variant;
    info.arm = options_.arm;
    info.variants = std::move(overlays.variants);
    info.arms = std::move(overlays.arms);
    info.numbers = std::move(given);
    Rules& rules = out_.setup.rules;
    rules.decision = text(tree, "decision", rules.decision);
    rules.bargaining = text(tree, "bargaining", rules.bargaining);
    if (const Value* metrics = tree.get("metric")) {
      for (const Member& m : metrics->members) out_.setup.aliases.push_back({m.key, m.value.text});
    }
  }

  std::uint64_t digest() const {
    std::uint64_t h =
        combine(chain_.digest, hash_text(options_.variant.empty() ? "full" : options_.variant));
    h = combine(h, hash_text(options_.arm));
    for (const std::string& m : options_.without) h = combine(h, hash_text("without " + m));
    for (const std::string& s : options_.set) h = combine(h, hash_text(s));
    return h;
  }

  Chain chain_;
  LoadOptions options_;
  Report& report_;
  Scenario out_;
};

}  // namespace

Result<Scenario> load_scenario(const std::string& path, const Resolve& resolve,
                               const LoadOptions& options) {
  Report report;
  if (std::optional<Chain> chain = read_chain(path, resolve, report)) {
    if (auto scenario = Loader(std::move(*chain), options, report).load();
        scenario && !report.failed()) {
      return std::move(*scenario);
    }
  }
  return report.sorted();
}

}  // namespace tumen
