#include <limits>
#include <string>

#include "core/hypothesis.h"
#include "scenario/sections.h"
#include "world/structure.h"

namespace tumen {
namespace {

constexpr double kAnyNumber = std::numeric_limits<double>::max();

template <std::size_t N>
std::vector<std::string> words(const std::array<std::string_view, N>& names) {
  return {names.begin(), names.end()};
}
Key text(std::string_view name, std::string_view meaning, bool required = false) {
  return {name, KeyKind::text, required, required ? "" : "\"\"", meaning};
}
Key texts(std::string_view name, std::string_view standard, std::string_view meaning,
          bool required = false) {
  return {name, KeyKind::texts, required, standard, meaning};
}
Key word(std::string_view name, std::string_view standard, std::string_view meaning,
         std::vector<std::string> all, bool required = false) {
  return {name, KeyKind::word, required, standard, meaning, {}, 0, 0, std::move(all)};
}
Key number(std::string_view name, std::string_view standard, std::string_view meaning,
           double low = -kAnyNumber) {
  return {name, KeyKind::real, false, standard, meaning, {}, low, kAnyNumber};
}
Key count(std::string_view name, std::string_view standard, std::string_view meaning, double low,
          double high) {
  return {name, KeyKind::integer, false, standard, meaning, {}, low, high};
}
Key date(std::string_view name, std::string_view standard, std::string_view meaning) {
  return {name, KeyKind::date, false, standard, meaning};
}

std::vector<Section> make_sections() {
  constexpr double kMostPairs = 200'000;
  std::vector<Section> s;
  s.push_back(
      {"claims",
       Shape::plain,
       std::nullopt,
       "What the file is about, and how well its claims are to be known",
       {text("title", "Title for people", true),
        texts("include", "[]", "Folders or files with other claims of the same study"),
        texts("rivals", "[]", "Arms of rival explanations, shown beside every claim"),
        count("least", "512", "Pairs of runs in any case, a multiple of 64", 64, kMostPairs),
        count("most", "2048", "Pairs at which a claim is judged as it is", 64, kMostPairs)}});
  s.push_back(*find_section(experiment_sections(), "arm"));
  s.push_back(
      {"claim",
       Shape::entity,
       std::nullopt,
       "Something that a paper says. The letters of its ID are its family",
       {text("paper", "Which paper says it; empty: the file's own"),
        text("locator", "A phrase by which it is found there"),
        word("level", "none", "Level of analysis", {kLevelNames.begin(), kLevelNames.end()}),
        text("statement", "What it says, one sentence", true), text("horizon", "Over what time"),
        text("refuted_if", "What would refute it, in words"),
        text("history", "What happened later"),
        text("calibration", "Which equation says the sign already, so that it is no evidence"),
        text("not_executable", "Why it cannot be tested"),
        texts("rivals", "those of [claims]", "Arms of its rival explanations"),
        word("combine", "\"all\"", "Whether all tests must hold or one is enough",
             {"all", "any"})}});
  s.push_back(
      {"test",
       Shape::pair,
       std::nullopt,
       "One test of the claim ID. An outcome is a number per run: an expression over metrics, "
       "taken over a window of ticks",
       {text("value", "Expression over metrics: `+ - * /`, comparisons, `ln abs min max`"),
        word("take", "\"last\"", "What is taken of its values", words(kTakeNames)),
        date("from", "the start", "First quarter that counts"),
        date("by", "the end", "Last quarter that counts"),
        text("label", "In place of a value: 1 in runs that have this label at `by`"),
        word("level", "the claim's", "Level of the label",
             {kLevelNames.begin(), kLevelNames.end()}),
        word("contrast", "by the number of arms", "How the arms are set against each other",
             words(kContrastNames)),
        texts("arms", "[]", "Arms of the scenario or of this file, in the order of the contrast"),
        text("against", "Arm that a difference is taken from; the scenario as it is unless given"),
        text("with", "Of a correlation: the other expression"),
        word("sign", "none", "What is expected", words(kExpectedNames), true),
        number("sesoi", "none", "Smallest effect of interest, in the unit of the value", 0),
        number("threshold", "none", "Of a level: what it is set against"),
        number("refute", "the threshold",
               "Of a level: the other end of what is too near to call")}});
  s.push_back({"disagreement",
               Shape::entity,
               std::nullopt,
               "A question on which the papers disagree",
               {text("title", "The question", true),
                texts("thesis", "none", "Claims of the one side", true),
                texts("article", "none", "Claims of the other side", true),
                text("decisive", "The contrast that decides")}});
  return s;
}

}  // namespace

std::span<const Section> claims_sections() {
  static const std::vector<Section> all = make_sections();
  return all;
}

}  // namespace tumen
