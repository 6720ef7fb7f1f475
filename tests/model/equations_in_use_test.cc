// Which equations bear on a configured world; the tables of objectives and phases beside the code.
#include "model/equations_in_use.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "model/metrics.h"
#include "model/objectives.h"
#include "model/phases.h"
#include "scenario/odd/configured.h"
#include "scenario/theories.h"
#include "tests/catch.h"
#include "tests/scenario/shipped.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

std::set<std::string> used_in(const ReferenceCase& c) {
  const ReferenceModel model(c.setup());
  const Configuration configuration{model.setup(), c, model.dockets()};
  std::set<std::string> out;
  for (const Equation& e : equations()) {
    if (in_use(configuration, e)) out.insert(std::string(e.number));
  }
  return out;
}

/// What the shipped worlds use under any theory.
std::set<std::string> used_in_shipped() {
  const Texts texts = shipped_scenarios();
  std::set<std::string> out;
  for (const auto& [path, text] : texts) {
    for (const VariantInfo& v : theories()) {
      const Result<Scenario> loaded = load_scenario(path, from(texts), {v.id, "", {}});
      REQUIRE(loaded);
      const Configured c(loaded.value());
      for (const Equation& e : equations()) {
        if (c.uses(e)) out.insert(std::string(e.number));
      }
    }
  }
  return out;
}

/// Everything that the case can use, it uses.
ReferenceCase everything() {
  ReferenceCase c;
  *c.par.endogenous_sanctions = 1.0;
  *c.society.misperception = 0.5;
  *c.choice_par.real_option = 1.0;
  return c;
}

void adopt(ReferenceCase& c, const VariantInfo& v) {
  if (!v.decision.empty()) c.rules.decision = v.decision;
  if (!v.bargaining.empty()) c.rules.bargaining = v.bargaining;
  for (const auto& [address, value] : v.set) {
    const auto set = static_cast<std::size_t>(
        std::ranges::find(kIndexSetNames, address.substr(0, address.find('.'))) -
        kIndexSetNames.begin());
    const int at = c.fields.find(set, address.substr(address.rfind('.') + 1));
    REQUIRE(at >= 0);
    for (Real& x : c.fields.values(c.fields.entries()[static_cast<std::size_t>(at)])) x = value;
  }
}

/// Whether every equation that the quantity names is out of use.
bool out_of_use(const Quantity& q, const std::set<std::string>& used) {
  bool named = false;
  for (const Equation& e : equations()) {
    if (!names_equation(q.equation, e.number)) continue;
    if (used.contains(std::string(e.number))) return false;
    named = true;
  }
  return named;
}

/// What becomes of the world, in every tick: everything that is measured but what is only felt.
std::vector<double> outcome(const ReferenceCase& c) {
  constexpr std::string_view kWhat[] = {"A",        "DEC",          "EV",    "PV",      "THR",
                                        "progress", "capital_flow", "years", "freeport"};
  History h(c);
  std::vector<Real> measured(h.model.metrics().size());
  std::vector<double> out;
  for (int tick = 0; tick < 24; ++tick) {
    h.step();
    h.model.measure(*h.world, measured);
    for (std::size_t m = 0; m < measured.size(); ++m) {
      const std::string& name = h.model.metrics()[m].name;
      if (std::ranges::find(kWhat, name.substr(0, name.find('['))) == std::end(kWhat)) continue;
      for (int lane = 0; lane < kLanes; ++lane) out.push_back(measured[m][lane]);
    }
  }
  return out;
}

class SeenTerms : public Observer {
 public:
  std::set<std::pair<std::string, std::size_t>> seen;
  void decision(const DecisionRecord& d) override {
    for (std::size_t k = 0; k < d.utility.size(); ++k) {
      if (any(d.open & !(d.utility[k] == 0.0)))
        seen.emplace(std::string(d.docket), k % d.terms.size());
    }
  }
  void event(const EventRecord&) override {}
};

std::string source_of(const std::string& file) {
  std::ifstream in(std::filesystem::path(TUMEN_SOURCE_DIR) / file);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The body of a function of tick.cc, or "".
std::string body(const std::string& source, const std::string& function) {
  const std::regex head("(^|\n)(void |void ReferenceModel::)" + function + "\\([^)]*\\)[^;{]*\\{");
  std::smatch found;
  if (!std::regex_search(source, found, head)) return "";
  const auto from = static_cast<std::size_t>(found.position() + found.length());
  return source.substr(from, source.find("\n}", from) - from);
}

/// Calls that are handed the world, in order, with those that tick.cc defines opened up.
void steps_in(const std::string& source, const std::string& text, std::vector<std::string>& out) {
  static const std::set<std::string> kNoStep = {"any", "report", "rule", "uniform"};
  const std::regex call("\\b([a-z_]+)\\(([^();]*)\\bw\\b");
  for (std::sregex_iterator it(text.begin(), text.end(), call), end; it != end; ++it) {
    const std::string name = (*it)[1];
    if (kNoStep.contains(name)) continue;
    const std::string inner = body(source, name);
    if (inner.empty())
      out.push_back(name);
    else
      steps_in(source, inner, out);
  }
}

}  // namespace

TEST_CASE("every equation is always in use, or its condition can be true and false") {
  std::set<std::string> all;
  for (const BargainingRuleInfo& rule : bargaining_rules()) {
    ReferenceCase c = everything();
    c.rules.bargaining = rule.id;
    all.merge(used_in(c));
  }
  all.merge(used_in_shipped());
  Setup null;
  null.rules = {"random", "random"};
  const World first(null.structure);
  for (const Equation& e : equations()) {
    INFO(e.number << " " << e.title);
    CHECK(all.contains(std::string(e.number)));
    const bool off = !in_use({null, first, {}}, e);
    CHECK(off == !use_condition(e).empty());
  }
}

TEST_CASE("the rows of the table are of equations, in the order of their numbers") {
  const auto rows = equation_uses();
  for (std::size_t k = 0; k < rows.size(); ++k) {
    INFO(rows[k].number);
    CHECK(std::ranges::count(equations(), rows[k].number, &Equation::number) == 1);
    CHECK_FALSE(rows[k].when.empty());
    if (k > 0)
      CHECK(std::stoi(std::string(rows[k - 1].number)) < std::stoi(std::string(rows[k].number)));
  }
}

TEST_CASE("a theory leaves out the equations of the motives that it switches off") {
  const auto under = [](std::string_view id) {
    ReferenceCase c;
    for (const VariantInfo& v : theories()) {
      if (v.id == id) adopt(c, v);
    }
    return used_in(c);
  };
  const std::set<std::string> full = under("full");
  CHECK(full.contains("4"));
  CHECK_FALSE(full.contains("26"));
  ReferenceCase feud;
  feud.conduct.may_sanction[feud.structure.dyad(feud.host, feud.giant)] = 1.0;
  CHECK(used_in(feud).contains("26"));
  const std::set<std::string> hedging = under("hedging");
  CHECK_FALSE(hedging.contains("4"));
  CHECK_FALSE(hedging.contains("6"));
  CHECK(hedging.contains("2"));
  const std::set<std::string> liberal = under("liberal");
  for (const char* number : {"1", "2", "3", "4", "6", "8"}) CHECK_FALSE(liberal.contains(number));
  CHECK(liberal.contains("7"));
  CHECK_FALSE(under("random").contains("21"));
}

TEST_CASE("a shock that brings a weight back brings its equations back") {
  ReferenceCase c;
  c.everywhere(&StateFields::w_B, 0.0);
  CHECK_FALSE(used_in(c).contains("4"));
  c.edits = {{c.slot(IndexSet::state, "w_B", 0), EditKind::multiply, 2.0, 4, 0, -1, 0}};
  CHECK_FALSE(used_in(c).contains("4"));
  c.edits[0].kind = EditKind::set;
  CHECK(used_in(c).contains("4"));
  // A passive state without region or project weighs nothing.
  c.edits[0].slot = c.slot(IndexSet::state, "w_B", c.giant.index());
  CHECK_FALSE(used_in(c).contains("4"));
}

TEST_CASE("numbers of equations that are left out change nothing that happens") {
  for (const VariantInfo& v : theories()) {
    INFO(v.id);
    ReferenceCase c;
    adopt(c, v);
    const std::set<std::string> used = used_in(c);
    ReferenceCase other(c);
    int changed = 0;
    for (const FieldSet::Entry& e : other.fields.entries()) {
      const Quantity& q = e.quantity;
      if (q.role != Role::parameter || !out_of_use(q, used)) continue;
      const std::vector<Real> before(other.fields.values(e).begin(), other.fields.values(e).end());
      for (Real& x : other.fields.values(e)) {
        const double more = x[0] * 1.25 + 0.01;
        x = q.valid.contains(more) ? more : x[0] * 0.75;
      }
      if (used_in(other) == used) {
        ++changed;
      } else {  // it is what switches the equation on
        std::ranges::copy(before, other.fields.values(e).begin());
      }
    }
    if (v.id != "full") CHECK(changed > 0);
    const bool same = outcome(other) == outcome(c);
    CHECK(same);
  }
}

TEST_CASE("the table of objectives is what menus hold") {
  SeenTerms terms;
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    ReferenceCase c = everything();
    c.everywhere(&StateFields::lambda, 1.0);
    c.everywhere(&StateFields::w_BW, 0.5);
    for (RegionId r : c.structure.every_region()) c.region.freeport_cost[r] = 0.1;
    c.requests = {{c.berth, 5, 49, 0.49, 1, 0.5, 0}};
    History(c, seed).step(60, &terms);
  }
  for (const auto& [docket, term] : terms.seen) {
    INFO(docket << ": " << term_names()[term]);
    CHECK(std::ranges::count(terms_of(docket), static_cast<Term>(term)) == 1);
  }
  for (const DocketKind* kind : docket_kinds()) {
    INFO(kind->id);
    CHECK_FALSE(terms_of(kind->id).empty());
    const auto of_kind = [&](const auto& seen) { return seen.first == kind->id; };
    if (std::ranges::none_of(terms.seen, of_kind)) continue;  // the case has no such docket
    for (const Term term : terms_of(kind->id)) {
      INFO(term_names()[static_cast<std::size_t>(term)]);
      CHECK(terms.seen.contains({std::string(kind->id), static_cast<std::size_t>(term)}));
    }
  }
}

TEST_CASE("the table of phases is what tick.cc does, and computes every equation") {
  const std::string source = source_of("engine/model/tick.cc");
  std::vector<std::string> done, said;
  steps_in(source, body(source, "step"), done);
  std::set<std::string> computed;
  for (const Phase& phase : phases()) {
    std::stringstream steps{std::string(phase.steps)}, numbers{std::string(phase.equations)};
    for (std::string s; std::getline(steps, s, ',');) said.push_back(s);
    for (std::string s; std::getline(numbers, s, ',');) computed.insert(s);
  }
  INFO("the steps of tick.cc, in order, are the steps of the phases of phases.cc");
  CHECK(done == said);
  for (const Equation& e : equations()) {
    INFO(e.number);
    CHECK(computed.erase(std::string(e.number)) == 1);
  }
  CHECK(computed.empty());
}
