#include <limits>

#include "scenario/experiment.h"
#include "scenario/sections.h"

namespace tumen {
namespace {

constexpr double kAnyNumber = std::numeric_limits<double>::max();

Key text(std::string_view name, std::string_view standard, std::string_view meaning) {
  return {name, KeyKind::text, false, standard, meaning};
}
Key texts(std::string_view name, std::string_view standard, std::string_view meaning) {
  return {name, KeyKind::texts, false, standard, meaning};
}
Key count(std::string_view name, std::string_view standard, std::string_view meaning, double low,
          double high) {
  return {name, KeyKind::integer, false, standard, meaning, {}, low, high};
}
Key number(std::string_view name, std::string_view standard, std::string_view meaning,
           double low = -kAnyNumber, double high = kAnyNumber) {
  return {name, KeyKind::real, false, standard, meaning, {}, low, high};
}
Key flag(std::string_view name, std::string_view standard, std::string_view meaning) {
  return {name, KeyKind::boolean, false, standard, meaning};
}
Key word(std::string_view name, std::string_view standard, std::string_view meaning,
         std::vector<std::string> words) {
  return {name, KeyKind::word, false, standard, meaning, {}, 0, 0, std::move(words)};
}

constexpr double kSeeds = 9223372036854775807.0;
constexpr auto kReplications = static_cast<double>(kMostReplications);

std::vector<Section> make_sections() {
  std::vector<Section> s;
  s.push_back(
      {"experiment",
       Shape::plain,
       std::nullopt,
       "What is run, how often, and what is kept of it",
       {{"id", KeyKind::text, true, "", "Name of the experiment: lower-case letters, digits, -"},
        text("title", "the id", "Title for people"),
        text("question", "\"\"", "The question it asks, one sentence"),
        {"scenario", KeyKind::text, true, "",
         "The scenario's folder or file, relative to this file"},
        count("seed", "1", "Seed of all luck", 0, kSeeds),
        word("luck", "\"common\"",
             "Points share the luck of their replications, or each has luck of its own",
             {"common", "fresh"}),
        texts("variants", "[\"full\"]", "Theories; every arm is run under each"),
        texts("arms", "[]", "Arms of the scenario, run beside the scenario as it is"),
        count("replications", "64", "Runs of every arm at every point", 1, kReplications),
        texts("metrics", "[\"*\"]", "Metrics that are kept; * stands for any characters"),
        word("keep", "\"points\"",
             "What is kept: statistics by point, also every run's last values, also every tick",
             {"points", "runs", "series"}),
        number("most_seconds", "no end",
               "Wall clock after which the sweep stops, to be resumed later", 1, 1e9)}});
  s.push_back({"design",
               Shape::plain,
               std::nullopt,
               "How the points are laid out",
               {word("kind", "\"grid\"", "The k-th values together, all combinations, or a sample",
                     {"list", "grid", "latin-hypercube", "sobol", "morris"}),
                count("points", "none", "Points of a latin-hypercube or sobol design", 1,
                      static_cast<double>(kMostPoints)),
                count("seed", "1", "Seed of a latin-hypercube, a scrambling or morris trajectories",
                      0, kSeeds),
                flag("scramble", "true", "Owen's scrambling of a sobol design"),
                count("optimise", "0", "Sweeps that spread a latin-hypercube out", 0, 10'000),
                count("trajectories", "10", "Trajectories of a morris design", 1, 1'000'000),
                count("levels", "4", "Levels of a morris design, an even number", 2, 1000)}});
  s.push_back(
      {"precision",
       Shape::plain,
       std::nullopt,
       "Replications of a point until a metric is known well enough, in place of a number",
       {{"metric", KeyKind::text, true, "", "The metric that is judged, after the last tick"},
        {"half_width",
         KeyKind::real,
         true,
         "",
         "Half of the 95% confidence interval that is narrow enough, in the metric's unit",
         {},
         0,
         kAnyNumber},
        word("of", "\"mean\"", "The mean of every arm, or every arm's difference to its baseline",
             {"mean", "difference"}),
        count("least", "the block", "Replications in any case", 2, kReplications),
        count("most", "4096", "Replications at which a point is left as it is", 2, kReplications),
        count("block", "64", "Replications between two judgements", 1, 65'536)}});
  s.push_back(
      {"factor",
       Shape::entity,
       std::nullopt,
       "Something that differs between points",
       {text("number", "the id", "Lever or address whose number it sets"),
        {"values",
         KeyKind::numbers,
         false,
         "none",
         "Values of a list or grid",
         {},
         -kAnyNumber,
         kAnyNumber},
        number("low", "of the lever or the plausible range", "Lowest value"),
        number("high", "of the lever or the plausible range", "Highest value"),
        count("levels", "none", "Number of evenly spaced values of a grid, low and high among them",
              2, 100'000),
        word("scale", "\"linear\"", "What values are evenly spread over", {"linear", "log"})}});
  s.push_back({"priors",
               Shape::plain,
               std::nullopt,
               "Makes a factor of every number that the scenario gives a range",
               {texts("include", "[\"*\"]", "Addresses; * stands for any characters"),
                texts("exclude", "[]", "Addresses left out")}});
  s.push_back({"arm",
               Shape::entity,
               std::nullopt,
               "A world beside the scenario as it is",
               {text("label", "the id", "Name for people"),
                text("arm", "none", "Arm of the scenario that it starts from"),
                texts("without", "[]", "Mechanisms switched off"),
                {"set", KeyKind::edits, false, "none", "Overrides by address"}}});
  return s;
}

}  // namespace

std::span<const Section> experiment_sections() {
  static const std::vector<Section> all = make_sections();
  return all;
}

}  // namespace tumen
