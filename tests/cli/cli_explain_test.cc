#include "catch.h"
#include "cli/run_program.h"
#include "model/rules.h"

using Catch::Matchers::ContainsSubstring;
using namespace tumen;
using namespace tumen::test;

namespace {

/// Decisions about the project in the first history.
nlohmann::json decisions() {
  return tumen_says({"explain", two_powers(), "--format", "json"}).json().at("decisions");
}

nlohmann::json card_of(const nlohmann::json& d) {
  const Printed said =
      tumen_says({"explain", two_powers(), "--docket", d.at("docket"), "--target", d.at("target"),
                  "--tick", std::to_string(d.at("tick").get<int>()), "--format", "json"});
  REQUIRE(said.code == kFine);
  return said.json().at("cards").at(0);
}

}  // namespace

TEST_CASE("The numbers of a decision card add up, and agree with what was decided") {
  const nlohmann::json list = decisions();
  REQUIRE(list.size() > 3);
  for (const nlohmann::json& d : list) {
    INFO(d.dump());
    const nlohmann::json card = card_of(d);
    CHECK(card.at("chosen") == d.at("chosen"));
    double total = 0, best = -1e300, cumulated = 0;
    std::string best_name, drawn;
    for (const nlohmann::json& option : card.at("options")) {
      double sum = 0;
      for (const auto& [name, term] : option.at("terms").items()) sum += term.get<double>();
      const double utility = option.at("utility"), probability = option.at("probability");
      CHECK(sum == Approx(utility).margin(1e-12));
      total += probability;
      if (drawn.empty() && card.at("draw").get<double>() < (cumulated += probability)) {
        drawn = option.at("name");
      }
      if (option.at("available") && utility > best) {
        best = utility;
        best_name = option.at("name");
      }
      if (option.at("name") == card.at("chosen")) {
        CHECK(probability == Approx(d.at("probability").get<double>()));
      }
    }
    CHECK(total == Approx(1));
    CHECK(card.at("best") == best_name);
    CHECK(card.at("chosen") == drawn);
  }
}

TEST_CASE("The pivotal term of a card closes the gap between the two best options") {
  for (const nlohmann::json& d : decisions()) {
    INFO(d.dump());
    const nlohmann::json card = card_of(d);
    if (card.at("pivotal_change").is_null()) continue;
    nlohmann::json first, second;
    for (const nlohmann::json& option : card.at("options")) {
      if (option.at("name") == card.at("best")) first = option;
      if (option.at("name") == card.at("runner_up")) second = option;
    }
    const double gap = first.at("utility").get<double>() - second.at("utility").get<double>();
    const auto difference = [&](const std::string& term) {
      return first.at("terms").at(term).get<double>() - second.at("terms").at(term).get<double>();
    };
    const double pivotal = difference(card.at("pivotal_term"));
    CHECK(gap + card.at("pivotal_change").get<double>() * pivotal == Approx(0).margin(1e-12));
    for (const auto& [name, term] : first.at("terms").items()) {
      CHECK(std::abs(difference(name)) <= std::abs(pivotal) + 1e-9);
    }
  }
}

TEST_CASE("A card names what the other side saw, better terms and flip points") {
  nlohmann::json answered;
  for (const nlohmann::json& d : decisions()) {
    if (d.at("docket") == "terms") answered = d;
  }
  REQUIRE(answered.is_object());
  const nlohmann::json card = card_of(answered);
  CHECK(card.at("other_side").at("agent").is_string());
  CHECK(card.at("beliefs").size() >= 5);
  CHECK_FALSE(card.at("sentence").get<std::string>().empty());
  for (const nlohmann::json& flip : card.at("flip_points")) {
    CHECK(flip.at("becomes") != card.at("best"));
    CHECK(flip.at("now") != flip.at("flips_at"));
  }
  const Printed text =
      tumen_says({"explain", two_powers(), "--docket", "terms", "--tick", answered.at("date")});
  CHECK(text.code == kFine);
  CHECK_THAT(text.out, ContainsSubstring("Utility U"));
  CHECK_THAT(text.out, ContainsSubstring("Pivotal term"));
  CHECK_THAT(text.out, ContainsSubstring("Draw"));
}

TEST_CASE("explain says when a docket was open, and knows near names and dates") {
  const Printed closed = tumen_says({"explain", two_powers(), "--docket", "terms", "--tick", "0"});
  CHECK(closed.code == kFailed);
  CHECK_THAT(closed.err, ContainsSubstring("Nothing that fits"));
  const auto fails = [](std::vector<std::string> more, const std::string& part) {
    std::vector<std::string> arguments = {"explain", two_powers()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Printed said = tumen_says(arguments);
    CHECK(said.code == kBadInput);
    CHECK_THAT(said.err, ContainsSubstring(part));
  };
  fails({"--docket", "term"}, "did you mean \"terms\"");
  fails({"--agent", "HOSTS"}, "did you mean \"HOST\"");
  fails({"--target", "harbor"}, "did you mean \"harbour\"");
  fails({"--agent", "INVESTOR", "--docket", "terms"}, "together");
  fails({"--tick", "2001Q5"}, "--tick");
  fails({"--tick", "-1"}, "--tick");
  fails({"--tick", "40"}, "--tick");
  fails({"--run", "x"}, "--run");
}

TEST_CASE("explain shows what decided, under every rule of choice") {
  TemporaryFolder folder;
  std::string text = "schema_version = 1\nextends = \"" + two_powers() + "\"\n";
  for (const DecisionRuleInfo& rule : decision_rules()) {
    const std::string id(rule.id);
    text += "[variant.by-" + id + "]\nlabel = \"" + id + "\"\ndecision = \"" + id + "\"\n";
  }
  const std::string file = folder.write("rules.toml", text);
  for (const DecisionRuleInfo& rule : decision_rules()) {
    INFO(rule.id);
    const Printed said =
        tumen_says({"explain", file, "--variant", "by-" + std::string(rule.id), "--docket",
                    "stance", "--agent", "HOST", "--tick", "2", "--format", "json"});
    REQUIRE(said.code == kFine);
    bool foreseen = false, learnt = false;
    const nlohmann::json cards = said.json().at("cards");
    REQUIRE(cards.size() >= 1);
    for (const nlohmann::json& card : cards) {
      for (const nlohmann::json& option : card.at("options")) {
        double sum = 0;
        for (const auto& [name, term] : option.at("terms").items()) {
          sum += term.get<double>();
          foreseen |= name == "foresight" && term.get<double>() != 0;
          learnt |= name == "experience" && term.get<double>() != 0;
        }
        CHECK(sum == Approx(option.at("utility").get<double>()).margin(1e-12));
      }
      CHECK(card.at("flip_points").empty() == (rule.outlook == Outlook::experience));
    }
    const bool by_chance = rule.outlook == Outlook::hierarchy;  // as deep as the history drew
    CHECK((by_chance || foreseen == rule.looks_ahead()));
    CHECK(learnt == (rule.outlook == Outlook::experience));
  }
}
