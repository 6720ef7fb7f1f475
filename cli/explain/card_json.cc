// Decision cards for machines.
#include "cli/explain/card.h"

namespace tumen {
namespace {

nlohmann::ordered_json options_json(const std::vector<CardOption>& options) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const CardOption& o : options) {
    nlohmann::ordered_json terms = nlohmann::ordered_json::object();
    for (std::size_t t = 0; t < kTerms; ++t) terms[std::string(term_names()[t])] = o.terms[t];
    list.push_back({{"name", o.name},
                    {"available", o.available},
                    {"utility", o.utility},
                    {"probability", o.probability},
                    {"terms", std::move(terms)}});
  }
  return list;
}

nlohmann::ordered_json beliefs_json(const std::vector<Belief>& beliefs) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Belief& b : beliefs) {
    list.push_back({{"address", b.address}, {"meaning", b.meaning}, {"value", b.value}});
  }
  return list;
}

}  // namespace

nlohmann::ordered_json card_json(const Card& card) {
  using nlohmann::ordered_json;
  ordered_json flips = ordered_json::array();
  for (const FlipPoint& f : card.flips) {
    flips.push_back({{"address", f.address},
                     {"meaning", f.meaning},
                     {"unit", f.unit},
                     {"now", f.now},
                     {"flips_at", f.flips_at},
                     {"becomes", card.options[f.becomes].name}});
  }
  ordered_json without = ordered_json::array();
  for (const WithoutTerm& x : card.without) {
    without.push_back({{"term", std::string(term_names()[x.term])},
                       {"best", card.options[x.best].name},
                       {"chosen", card.options[x.chosen].name},
                       {"probability", x.probability}});
  }
  ordered_json json = {{"docket", card.docket},
                       {"agent", card.agent},
                       {"agent_label", card.agent_label},
                       {"target", card.target},
                       {"target_label", card.target_label},
                       {"tick", card.tick},
                       {"date", card.date},
                       {"meaning", card.meaning},
                       {"equation", card.equation},
                       {"unit", "bn USD/yr"},
                       {"options", options_json(card.options)},
                       {"chosen", card.options[card.chosen].name},
                       {"most_likely", card.options[card.modal].name},
                       {"best", card.options[card.best].name},
                       {"runner_up", card.options[card.runner_up].name},
                       {"draw", card.draw},
                       {"stake", card.stake},
                       {"precision", card.precision},
                       {"pivotal_term", std::string(term_names()[card.pivot])},
                       {"pivotal_change", card.pivot_change},
                       {"terms_in_view", card.terms_in_view},
                       {"beliefs", beliefs_json(card.beliefs)},
                       {"outside_options", beliefs_json(card.outside)},
                       {"flip_points", std::move(flips)},
                       {"without", std::move(without)},
                       {"sentence", card.sentence}};
  if (card.other_side) {
    json["other_side"] = {{"agent", card.other_side->agent},
                          {"meaning", card.other_side->meaning},
                          {"open", card.other_side->open},
                          {"options", options_json(card.other_side->options)}};
  }
  if (card.better_terms) {
    json["better_terms"] = {{"change", card.better_terms->change},
                            {"utility", card.better_terms->utility}};
  }
  return json;
}

}  // namespace tumen
