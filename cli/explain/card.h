/// Decision cards: one choice of one history, term by term, with what would have turned it.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/explain/history.h"
#include "model/flip.h"

namespace tumen {

struct CardOption {
  std::string name;
  bool available = true;
  double utility = 0;         ///< bn USD/yr, the sum of its terms
  double probability = 0;     ///< before the draw
  std::vector<double> terms;  ///< kTerms, bn USD/yr
};

/// One number the agent believes or reckons with.
struct Belief {
  std::string address, meaning;
  double value = 0;
};

/// The same moment seen by the other side of a project.
struct OtherSide {
  std::string agent, meaning;
  bool open = true;  ///< false: it had nothing to decide, having answered or asked before
  std::vector<CardOption> options;
};

/// Another point of the lease's menu and what the agent's accepting would be worth there.
struct OtherTerms {
  std::string change;  ///< "10 years instead of 49"
  double utility = 0;
};

/// The decision again with one term of utility taken as nothing.
struct WithoutTerm {
  std::size_t term = 0;
  std::size_t best = 0;             ///< highest utility
  std::size_t chosen = 0;           ///< what the same draw would have brought
  std::vector<double> probability;  ///< per option
};

struct Card {
  std::string docket, meaning, equation;
  std::string agent, agent_label, target, target_label;
  int tick = 0;
  std::string date;
  std::vector<CardOption> options;
  double stake = 0, precision = 0, draw = 0;
  std::size_t chosen = 0;     ///< what the draw brought
  std::size_t modal = 0;      ///< most probable
  std::size_t best = 0;       ///< highest utility
  std::size_t runner_up = 0;  ///< second highest; equal to best where there is no other
  std::size_t pivot = 0;      ///< term whose smallest proportional change puts the runner-up first
  double pivot_change = 0;    ///< that change, as a share of the term's difference; NaN: none does
  std::string terms_in_view;  ///< of a project's lease; empty where there are none
  std::vector<Belief> beliefs;
  std::vector<Belief> outside;  ///< outside options, bn USD/yr
  std::optional<OtherSide> other_side;
  std::optional<OtherTerms> better_terms;
  std::vector<FlipPoint> flips;      ///< easiest first
  std::vector<WithoutTerm> without;  ///< one per term in which the options differ
  std::string sentence;
};

/// The options of a decision as it was made.
std::vector<CardOption> options_of(const HistoryDecision& made, const DocketKind& kind);

/// The card of a docket at a tick of the history; nothing when it was not open then.
std::optional<Card> make_card(const ReferenceModel& model, const RunAddress& address, int tick,
                              std::size_t docket);

/// For machines.
nlohmann::ordered_json card_json(const Card& card);

/// True for dockets about a project.
bool about_project(std::string_view docket_kind);

}  // namespace tumen
