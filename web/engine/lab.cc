#include "web/engine/lab.h"

#include <algorithm>
#include <utility>

#include "analysis/stall/label.h"
#include "analysis/statistics.h"
#include "cli/explain/card.h"
#include "cli/explain/numbers.h"
#include "cli/explain/telling.h"
#include "scenario/scenario_text.h"
#include "web/engine/parting.h"
#include "web/engine/run_block.h"

namespace tumen::lab {
namespace {

Answer error(const std::string& what) {
  Answer out;
  out.json = {{"error", what}};
  return out;
}

std::string text_of(const Json& object, std::string_view key, std::string standard = "") {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::move(standard);
}

std::uint64_t count_of(const Json& object, std::string_view key, std::uint64_t standard = 0) {
  const auto at = object.find(key);
  return at != object.end() && at->is_number_unsigned() ? at->get<std::uint64_t>() : standard;
}

std::vector<std::string> texts_of(const Json& object, std::string_view key) {
  std::vector<std::string> out;
  const auto at = object.find(key);
  if (at == object.end() || !at->is_array()) return out;
  for (const Json& item : *at) {
    if (item.is_string()) out.push_back(item.get<std::string>());
  }
  return out;
}

/// The history of a request's run; the page numbers runs of its ensemble.
RunAddress address_of(const LoadedWorld& world, const Json& request) {
  return {world.seed, count_of(request, "run"), 1};
}

Json labels_json(const Gathering& gathering) {
  Json levels = Json::array();
  const std::uint64_t runs = gathering.runs() - gathering.failed();
  for (const auto& [level, counts] : gathering.labels()) {
    Json labels = Json::array();
    for (std::size_t k = 0; k < counts.size(); ++k) {
      const Interval ci = wilson_interval(counts[k], runs);
      const double share =
          runs > 0 ? static_cast<double>(counts[k]) / static_cast<double>(runs) : 0;
      labels.push_back({{"label", std::string(name_of(static_cast<StallLabel>(k)))},
                        {"share", share},
                        {"lo", ci.lo},
                        {"hi", ci.hi},
                        {"count", counts[k]}});
    }
    levels.push_back({{"level", level}, {"labels", std::move(labels)}});
  }
  return levels;
}

template <std::size_t N>
std::vector<double> joined(const std::array<Matrix, N>& kinds) {
  std::vector<double> all;
  for (const Matrix& m : kinds) all.insert(all.end(), m.begin(), m.end());
  return all;
}

Json decision_json(const ReferenceModel& model, const HistoryDecision& d, bool notable) {
  const Docket& docket = model.dockets()[d.docket];
  const DocketKind& kind = model.kind(docket);
  return {{"tick", d.tick},
          {"date", model.setup().calendar.date(d.tick)},
          {"position", d.docket},
          {"docket", std::string(kind.id)},
          {"agent", model.setup().structure[docket.agent].id},
          {"target", docket.target},
          {"chosen", std::string(kind.options[d.chosen])},
          {"probability", d.probability[d.chosen]},
          {"draw", d.draw},
          {"notable", notable}};
}

Json event_json(const HistoryEvent& e, const Calendar& calendar, const Names& names) {
  return {{"tick", e.tick},        {"date", calendar.date(e.tick)},
          {"kind", e.kind},        {"subject", e.subject},
          {"actor", e.actor},      {"exogenous", e.exogenous},
          {"value", e.value},      {"detail", e.detail},
          {"text", tell(e, names)}};
}

}  // namespace

Json problems_json(const Diagnostics& errors) {
  Json list = Json::array();
  for (const Diagnostic& d : errors) {
    list.push_back({{"file", d.file},
                    {"line", d.line},
                    {"column", d.column},
                    {"key", d.key},
                    {"message", d.message},
                    {"suggestion", d.suggestion}});
  }
  return list;
}

LoadOptions options_of(const Json& choice) {
  LoadOptions out;
  out.variant = text_of(choice, "variant");
  if (out.variant == "full") out.variant.clear();
  out.arm = text_of(choice, "arm");
  out.without = texts_of(choice, "without");
  const auto each = [&choice](std::string_view key, auto&& take) {
    const auto at = choice.find(key);
    if (at == choice.end() || !at->is_object()) return;
    for (const auto& [name, value] : at->items()) take(name, value);
  };
  each("shocks", [&out](const std::string& id, const Json& on) {
    if (on.is_boolean()) {
      out.set.push_back("shock." + id + ".enabled=" + (on.get<bool>() ? "true" : "false"));
    }
  });
  each("dates", [&out](const std::string& id, const Json& date) {
    if (date.is_string()) {
      out.set.push_back("shock." + id + ".start=\"" + date.get<std::string>() + "\"");
    }
  });
  each("levers", [&out](const std::string& name, const Json& value) {
    if (value.is_number()) out.set.push_back(name + "=" + exact(value.get<double>()));
  });
  return out;
}

Answer Lab::call(std::string_view text, std::span<const double> numbers) {
  const Json request = Json::parse(text, nullptr, false);
  if (!request.is_object()) return error("a request must be an object of JSON");
  return answer(request, numbers);
}

Answer Lab::answer(const Json& request, std::span<const double> numbers) {
  const std::string what = text_of(request, "do");
  if (what == "file") {
    files_[text_of(request, "path")] = text_of(request, "text");
    return {};
  }
  if (what == "load") return load(request);
  if (what == "run") return run(request);
  if (what == "forget") {
    gatherings_.erase(text_of(request, "key"));
    return {};
  }
  if (what == "gather") return gather(request, numbers);
  if (what == "judge") return judge(request);
  if (what == "compare") return compare(request);
  if (what == "part") return part(request);
  if (what == "history") return history(request);
  if (what == "card") return card(request);
  if (what == "toml") return toml(request);
  if (what == "describe") {
    const LoadedWorld* found = world(request);
    if (found == nullptr) return error("there is no world in that slot");
    return {describe(*found), {}};
  }
  return error("there is no request \"" + what + "\"");
}

Resolve Lab::files() const {
  return [this](const std::string& path) -> std::optional<std::string> {
    const auto at = files_.find(path);
    return at == files_.end() ? std::nullopt : std::optional(at->second);
  };
}

LoadedWorld* Lab::world(const Json& request, std::string_view key) {
  const std::uint64_t slot = count_of(request, key, kSlots);
  return slot < kSlots && slots_[slot] ? &*slots_[slot] : nullptr;
}

const Gathering* Lab::gathering(const Json& request, std::string_view key) {
  const auto at = gatherings_.find(text_of(request, key));
  return at == gatherings_.end() ? nullptr : &at->second;
}

Answer Lab::load(const Json& request) {
  const std::uint64_t slot = count_of(request, "slot", kSlots);
  const auto choice = request.find("choice");
  if (slot >= kSlots || choice == request.end()) return error("load needs a slot and a choice");
  Result<Scenario> loaded =
      load_scenario(text_of(*choice, "scenario"), files(), options_of(*choice));
  if (!loaded) return {{{"problems", problems_json(loaded.errors())}}, {}};
  LoadedWorld& world = slots_[slot].emplace();
  world.info = std::move(loaded.value().info);
  world.model = std::make_unique<ReferenceModel>(std::move(loaded.value().setup));
  world.seed = count_of(*choice, "seed", 1);
  return {{{"loaded", true}, {"ticks", world.model->ticks()}}, {}};
}

Answer Lab::run(const Json& request) {
  LoadedWorld* loaded = world(request);
  const std::uint64_t count = count_of(request, "count");
  if (loaded == nullptr) return error("there is no world in that slot");
  if (count < 1 || count > kMostRunsAtOnce) return error("a block has 1 to 4096 runs");
  RunBlock block =
      run_block(*loaded, count_of(request, "first"), count, texts_of(request, "metrics"));
  return {{{"first", count_of(request, "first")},
           {"runs", block.runs},
           {"failed", block.failed},
           {"hash", hex(block.hash)},
           {"labels", block.labels}},
          std::move(block.series)};
}

Answer Lab::gather(const Json& request, std::span<const double> numbers) {
  const auto given = request.find("block");
  if (given == request.end() || !given->is_object()) return error("gather needs a block");
  const auto at = gatherings_
                      .try_emplace(text_of(request, "key"), texts_of(request, "metrics"),
                                   static_cast<std::size_t>(count_of(request, "ticks")))
                      .first;
  RunBlock block;
  block.runs = count_of(*given, "runs");
  block.failed = count_of(*given, "failed");
  block.hash = std::strtoull(text_of(*given, "hash").c_str(), nullptr, 16);
  if (const auto labels = given->find("labels"); labels != given->end() && labels->is_object()) {
    for (const auto& [level, counts] : labels->items()) {
      for (const Json& n : counts) {
        block.labels[level].push_back(n.is_number_unsigned() ? n.get<std::uint64_t>() : 0);
      }
    }
  }
  block.series.assign(numbers.begin(), numbers.end());
  if (!at->second.add(count_of(*given, "first"), std::move(block))) {
    return error("the block does not fit what was gathered");
  }
  return {{{"runs", at->second.runs()}}, {}};
}

Answer Lab::judge(const Json& request) {
  const Gathering* found = gathering(request, "key");
  if (found == nullptr) return error("nothing was gathered under that name");
  return {{{"runs", found->runs()},
           {"failed", found->failed()},
           {"hash", hex(found->hash())},
           {"metrics", found->metrics()},
           {"ticks", found->ticks()},
           {"kinds", kJudgedKinds},
           {"labels", labels_json(*found)}},
          joined(lab::judge(*found))};
}

Answer Lab::compare(const Json& request) {
  const Gathering* baseline = gathering(request, "baseline");
  const Gathering* now = gathering(request, "now");
  if (baseline == nullptr || now == nullptr) return error("two gatherings are needed");
  const Compared out = lab::compare(*baseline, *now);
  return {{{"pairs", out.pairs},
           {"metrics", out.metrics},
           {"ticks", out.ticks},
           {"kinds", kComparedKinds}},
          joined(out.kinds)};
}

Answer Lab::part(const Json& request) {
  const LoadedWorld* baseline = world(request, "baseline");
  const LoadedWorld* now = world(request, "now");
  const std::uint64_t count = count_of(request, "count");
  if (baseline == nullptr || now == nullptr) return error("two worlds are needed");
  if (count < 1 || count > kMostRunsAtOnce) return error("1 to 4096 pairs");
  return {parting_json(*baseline, *now, count_of(request, "first"), count), {}};
}

Answer Lab::history(const Json& request) {
  const LoadedWorld* loaded = world(request);
  if (loaded == nullptr) return error("there is no world in that slot");
  const ReferenceModel& model = *loaded->model;
  RunRecord record;
  const History told = observe(model, address_of(*loaded, request), -1, &record);
  const Names names(model.setup().structure);
  Json events = Json::array(), decisions = Json::array();
  for (const HistoryEvent& e : told.events) {
    events.push_back(event_json(e, model.setup().calendar, names));
  }
  const std::vector<bool> turns = turning_points(model, told);
  for (std::size_t k = 0; k < told.decisions.size(); ++k) {
    decisions.push_back(decision_json(model, told.decisions[k], turns[k]));
  }
  return {{{"run", count_of(request, "run")},
           {"hash", hex(record.hash)},
           {"events", std::move(events)},
           {"decisions", std::move(decisions)}},
          {}};
}

Answer Lab::card(const Json& request) {
  const LoadedWorld* loaded = world(request);
  if (loaded == nullptr) return error("there is no world in that slot");
  const std::uint64_t tick = count_of(request, "tick"), position = count_of(request, "position");
  if (tick >= static_cast<std::uint64_t>(loaded->model->ticks()) ||
      position >= loaded->model->dockets().size()) {
    return error("there is no such decision");
  }
  const std::optional<Card> made =
      make_card(*loaded->model, address_of(*loaded, request), static_cast<int>(tick),
                static_cast<std::size_t>(position));
  return {{{"card", made ? card_json(*made) : Json(nullptr)}}, {}};
}

Answer Lab::toml(const Json& request) {
  const auto choice = request.find("choice");
  if (choice == request.end()) return error("toml needs a choice");
  const Result<std::string> text =
      scenario_text(text_of(*choice, "scenario"), files(), options_of(*choice));
  if (!text) return {{{"problems", problems_json(text.errors())}}, {}};
  return {{{"text", text.value()}}, {}};
}

}  // namespace tumen::lab
