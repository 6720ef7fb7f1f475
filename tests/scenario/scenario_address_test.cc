#include <algorithm>

#include "catch.h"
#include "sample.h"

using namespace tumen;
using namespace tumen::test;
using Catch::Matchers::ContainsSubstring;

namespace {

class Addresses {
 public:
  std::vector<std::string> names(const std::string& address) const {
    std::vector<std::string> out;
    const auto slots = resolve_slots(structure_, world_.fields, address);
    if (!slots) return {slots.errors().front().text()};
    for (const Slot& s : slots.value()) {
      const auto set = static_cast<IndexSet>(world_.fields.entries()[s.entry].index_set);
      out.push_back(structure_.name(set, s.position));
    }
    return out;
  }

 private:
  Scenario scenario_ = load(kSample).value();
  const Structure& structure_ = scenario_.setup.structure;
  World world_{structure_};
};

using Names = std::vector<std::string>;

/// The names in any order.
Names sorted(Names names) {
  std::ranges::sort(names);
  return names;
}

}  // namespace

TEST_CASE("an address names numbers") {
  const Addresses a;
  CHECK(a.names("parameters.rho") == Names{""});
  CHECK(a.names("state.CHN.gdp") == Names{"CHN"});
  CHECK(sorted(a.names("state.*.gdp")) == Names{"CHN", "RUS", "USA"});
  CHECK(a.names("dyad.CHN.RUS.trade") == Names{"CHN.RUS"});
  CHECK(sorted(a.names("dyad.*.RUS.trade")) == Names{"CHN.RUS", "USA.RUS"});
  CHECK(a.names("dyad.*.*.trade").size() == 6);
  CHECK(sorted(a.names("pair.CHN.RUS.trade")) == Names{"CHN.RUS", "RUS.CHN"});
  CHECK(a.names("pair.*.*.trade").size() == 6);
  CHECK(a.names("holding.FAR.CHN.access") == Names{"FAR.CHN"});
  CHECK(a.names("route.grain.*.flow").size() == 2);
  CHECK(a.names("route.grain.1.flow") == Names{"grain.1"});
}

TEST_CASE("a bare name means every entity of the one set that has it") {
  const Addresses a;
  CHECK(a.names("rho") == Names{""});
  CHECK(a.names("w_H").size() == 3);
  CHECK(a.names("trade").size() == 6);
  CHECK(a.names("attraction").size() == 2);
  CHECK(a.names("gdp_base").size() == 3);
}

TEST_CASE("a wrong address is told with the nearest name") {
  const Addresses a;
  CHECK(a.names("w_Q") == Names{"there is no quantity or lever \"w_Q\" (did you mean \"w_B\"?)"});
  CHECK(a.names("capacity") ==
        Names{"\"capacity\" may mean \"node.*.capacity\", \"link.*.capacity\" or "
              "\"project.*.capacity\""});
  CHECK(a.names("sate.CHN.gdp") ==
        Names{"an address starts with \"parameters\", \"state\", \"dyad\", \"region\", "
              "\"holding\", \"node\", \"link\", \"cargo\", \"route\", \"project\", "
              "\"institution\", \"membership\" or \"pair\", not with \"sate\" (did you mean "
              "\"state\"?)"});
  CHECK(a.names("dyad.CHN.trade") ==
        Names{"the address \"dyad.CHN.trade\" must have the form dyad.state.state.key"});
  CHECK_THAT(a.names("node.harbor.capacity").front(),
             ContainsSubstring("there is no node \"harbor\"; expected") &&
                 ContainsSubstring("(did you mean \"harbour\"?)"));
  CHECK(a.names("state.CHN.gpd") == Names{"state has no quantity \"gpd\" (did you mean \"gdp\"?)"});
  CHECK(a.names("dyad.CHN.CHN.trade") == Names{"a state has no dyad with itself: \"CHN\" twice"});
  CHECK(a.names("route.grain.9.flow") == Names{"there is no route \"9\""});
  CHECK(a.names("") == Names{"there is no quantity or lever \"\""});
  CHECK_THAT(a.names("..").front(), ContainsSubstring("an address starts with"));
}
