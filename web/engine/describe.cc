// A world as the page shows it: what can be moved, what comes out, who there is.
#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <set>
#include <utility>

#include "cli/explain/headline.h"
#include "model/docket.h"
#include "model/menu.h"
#include "model/metric_lists.h"
#include "scenario/address.h"
#include "scenario/field_table.h"
#include "scenario/mechanisms.h"
#include "web/engine/lab.h"

namespace tumen::lab {
namespace {

constexpr std::size_t kMostInGroup = 6;

std::string text(std::string_view s) { return std::string(s); }

Json number_or_null(double x) { return std::isfinite(x) ? Json(x) : Json(nullptr); }

/// Numbers of the world by address.
class Numbers {
 public:
  explicit Numbers(const Setup& setup) : setup_(setup), offsets_(arena_offsets(setup.structure)) {}

  std::vector<Slot> slots(std::string_view address) const {
    return resolve_address(setup_.structure, field_table(), address).slots;
  }
  const Quantity& quantity(const Slot& slot) const {
    return field_table().entries()[slot.entry].quantity;
  }
  double first_value(const Slot& slot) const {
    return setup_.values[offsets_[slot.entry] + slot.position];
  }

 private:
  const Setup& setup_;
  std::vector<std::size_t> offsets_;
};

Json lever_json(const LeverInfo& lever, const Numbers& numbers) {
  double standard = lever.standard.value_or(std::nan(""));
  std::string meaning, source, equation;
  for (const std::string& target : lever.targets) {
    const std::vector<Slot> slots = numbers.slots(target);
    if (slots.empty()) continue;
    const Quantity& q = numbers.quantity(slots.front());
    if (std::isnan(standard)) standard = numbers.first_value(slots.front());
    meaning = text(q.meaning);
    source = text(q.source);
    equation = text(q.equation);
    break;
  }
  return {{"id", lever.id},           {"label", lever.label},
          {"unit", lever.unit},       {"low", lever.low},
          {"high", lever.high},       {"standard", number_or_null(standard)},
          {"targets", lever.targets}, {"meaning", meaning},
          {"source", source},         {"equation", equation}};
}

/// What theories differ in: every number that one of them sets and this world has.
Json weights_json(const ScenarioInfo& info, const Numbers& numbers) {
  Json list = Json::array();
  std::set<std::string> seen;
  for (const VariantInfo& variant : info.variants) {
    for (const auto& [address, value] : variant.set) {
      const std::vector<Slot> slots = numbers.slots(address);
      if (slots.empty() || !seen.insert(address).second) continue;
      const Quantity& q = numbers.quantity(slots.front());
      const double now = numbers.first_value(slots.front());
      const Range& range = has_prior(q) && !q.prior.empty() ? q.prior : q.valid;
      const double low = std::isfinite(range.low) ? std::min({range.low, 0.0, now}) : 0.0;
      const double high =
          std::isfinite(range.high) ? std::max(range.high, now) : std::max(1.0, 2 * now);
      list.push_back({{"id", address},
                      {"label", text(q.name)},
                      {"unit", text(q.unit)},
                      {"low", std::max(low, q.valid.low)},
                      {"high", std::min(high, q.valid.high)},
                      {"standard", now},
                      {"targets", Json::array({address})},
                      {"meaning", text(q.meaning)},
                      {"source", text(q.source)},
                      {"equation", text(q.equation)}});
    }
  }
  return list;
}

Json shocks_json(const Setup& setup) {
  Json list = Json::array();
  const auto add = [&](const Shock& shock, bool enabled) {
    list.push_back({{"id", shock.id},
                    {"label", shock.label},
                    {"source", shock.source},
                    {"date", setup.calendar.date(shock.start)},
                    {"tick", shock.start},
                    {"enabled", enabled}});
  };
  for (const Shock& shock : setup.shocks) add(shock, true);
  for (const Shock& shock : setup.idle_shocks) add(shock, false);
  return list;
}

/// What a group's first metric says of it; the page knows these names.
std::string group_id(const std::string& metric) {
  const std::size_t bracket = metric.find('[');
  const std::string family = metric.substr(0, bracket);
  if (family == "A") return "alignment";
  if (family == "X") return "trade";
  if (family == "THR") return "throughput";
  if (family == "capital_share") return "capital";
  if (family == "DEC") return "level:" + metric.substr(bracket + 1, metric.size() - bracket - 2);
  return family;
}

/// Every metric of some families.
MetricGroup group_of(std::string title, std::span<const MetricInfo> metrics,
                     std::initializer_list<std::string_view> families) {
  MetricGroup group{std::move(title), {}, {}};
  for (const std::string_view family : families) {
    const std::string begin = std::string(family) + "[";
    for (const MetricInfo& m : metrics) {
      if (!m.name.starts_with(begin)) continue;
      group.metrics.push_back(m.name);
      group.labels.push_back(m.name.substr(begin.size(), m.name.size() - begin.size() - 1));
    }
  }
  return group;
}

Json group_json(const std::string& id, const MetricGroup& group,
                std::span<const MetricInfo> known) {
  Json metrics = Json::array(), labels = Json::array();
  for (std::size_t k = 0; k < group.metrics.size(); ++k) {
    if (std::ranges::find(known, group.metrics[k], &MetricInfo::name) == known.end()) continue;
    metrics.push_back(group.metrics[k]);
    labels.push_back(group.labels[k]);
  }
  return {{"id", id}, {"title", group.title}, {"metrics", metrics}, {"labels", labels}};
}

/// Which figures there are.
Json groups_json(const ReferenceModel& model) {
  const std::span<const MetricInfo> known = model.metrics();
  Json list = Json::array();
  const auto add = [&](const std::string& id, const MetricGroup& group) {
    Json json = group_json(id, group, known);
    if (!json["metrics"].empty()) list.push_back(std::move(json));
  };
  for (const MetricGroup& group : headline_metrics(model.setup().structure, kMostInGroup)) {
    add(group_id(group.metrics.front()), group);
  }
  add("projects", group_of("Projects", known, {"signed", "operating", "cancelled", "progress"}));
  add("flows", group_of("Cargo on links, Mt a year", known, {"FLOW"}));
  return list;
}

template <class Entities>
Json named_json(const Entities& entities) {
  Json list = Json::array();
  for (const auto& e : entities) {
    list.push_back({{"id", e.id}, {"label", e.label.empty() ? e.id : e.label}});
  }
  return list;
}

Json states_json(const Structure& s) {
  Json list = Json::array();
  for (const State& state : s.states) {
    list.push_back({{"id", state.id}, {"label", name_of(state)}, {"active", state.active}});
  }
  return list;
}

Json nodes_json(const Structure& s) {
  static constexpr std::string_view kKinds[] = {"port", "terminal", "market"};
  Json list = Json::array();
  for (const Node& node : s.nodes) {
    list.push_back({{"id", node.id},
                    {"label", name_of(node)},
                    {"kind", text(kKinds[static_cast<std::size_t>(node.kind)])},
                    {"owner", node.owner ? s[node.owner].id : ""},
                    {"latitude", node.place ? Json(node.place->latitude) : Json(nullptr)},
                    {"longitude", node.place ? Json(node.place->longitude) : Json(nullptr)}});
  }
  return list;
}

Json links_json(const Structure& s) {
  Json list = Json::array();
  for (const Link& link : s.links) {
    list.push_back({{"id", link.id},
                    {"label", name_of(link)},
                    {"from", s[link.from].id},
                    {"to", s[link.to].id},
                    {"mode", link.mode}});
  }
  return list;
}

Json projects_json(const Structure& s) {
  Json list = Json::array();
  for (const Project& p : s.projects) {
    list.push_back({{"id", p.id},
                    {"label", name_of(p)},
                    {"host", s[p.host].id},
                    {"partner", s[p.partner].id},
                    {"level", text(kLevelNames[static_cast<std::size_t>(p.level)])},
                    {"kind", p.project_class},
                    {"node", p.node ? s[p.node].id : ""},
                    {"link", p.link ? s[p.link].id : ""},
                    {"region", s[p.region].id}});
  }
  return list;
}

Json numbers_json(const ScenarioInfo& info) {
  Json list = Json::array();
  for (const GivenNumber& n : info.numbers) {
    list.push_back({{"address", n.address},
                    {"value", n.value},
                    {"low", number_or_null(n.low)},
                    {"high", number_or_null(n.high)},
                    {"unit", n.unit},
                    {"source", n.source},
                    {"file", n.file},
                    {"line", n.line}});
  }
  return list;
}

Json variants_json(const ScenarioInfo& info) {
  Json list = Json::array();
  for (const VariantInfo& v : info.variants) {
    list.push_back({{"id", v.id},
                    {"label", v.label},
                    {"source", v.source},
                    {"decision", v.decision},
                    {"bargaining", v.bargaining},
                    {"set", v.set}});
  }
  return list;
}

/// The kinds of decisions that come up in this world.
Json dockets_json(const ReferenceModel& model) {
  std::set<std::string_view> kinds;
  for (const Docket& d : model.dockets()) kinds.insert(model.kind(d).id);
  Json list = Json::array();
  for (const DocketKind* kind : docket_kinds()) {
    if (!kinds.contains(kind->id)) continue;
    Json options = Json::array();
    for (const std::string_view option : kind->options) options.push_back(text(option));
    list.push_back({{"id", text(kind->id)},
                    {"meaning", text(kind->meaning)},
                    {"equation", text(kind->equation)},
                    {"options", std::move(options)}});
  }
  return list;
}

}  // namespace

Json describe(const LoadedWorld& world) {
  const ScenarioInfo& info = world.info;
  const Setup& setup = world.setup();
  const Structure& s = setup.structure;
  const Numbers numbers(setup);
  Json dates = Json::array(), levers = Json::array(), metrics = Json::array(),
       levels = Json::array(), terms = Json::array(), off = Json::array();
  for (int t = 0; t < setup.calendar.ticks; ++t) dates.push_back(setup.calendar.date(t));
  for (const LeverInfo& lever : info.levers) levers.push_back(lever_json(lever, numbers));
  for (const MetricInfo& m : world.model->metrics()) {
    metrics.push_back({{"name", m.name}, {"unit", m.unit}, {"meaning", m.meaning}});
  }
  for (const MetricIndex& level : list_levels(s)) levels.push_back(level.text);
  for (const std::string_view term : term_names()) terms.push_back(text(term));
  for (const Mechanism& m : mechanisms()) {
    off.push_back({{"id", m.id}, {"label", m.label}, {"meaning", m.equation}});
  }
  return {{"id", info.id},
          {"label", info.title},
          {"title", info.title},
          {"question", info.question},
          {"variant", info.variant},
          {"arm", info.arm},
          {"ticks", setup.calendar.ticks},
          {"tickYears", setup.calendar.tick_years},
          {"dates", std::move(dates)},
          {"variants", variants_json(info)},
          {"arms", named_json(info.arms)},
          {"mechanisms", std::move(off)},
          {"levers", std::move(levers)},
          {"weights", weights_json(info, numbers)},
          {"shocks", shocks_json(setup)},
          {"groups", groups_json(*world.model)},
          {"metrics", std::move(metrics)},
          {"levels", std::move(levels)},
          {"states", states_json(s)},
          {"regions", named_json(s.regions)},
          {"institutions", named_json(s.institutions)},
          {"nodes", nodes_json(s)},
          {"links", links_json(s)},
          {"projects", projects_json(s)},
          {"numbers", numbers_json(info)},
          {"dockets", dockets_json(*world.model)},
          {"terms", std::move(terms)}};
}

}  // namespace tumen::lab
