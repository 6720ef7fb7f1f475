#include <algorithm>
#include <tuple>

#include "catch.h"
#include "sample.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// Everything of a setup that a run can see, without names and labels.
struct Seen {
  std::vector<double> values;
  std::vector<std::tuple<double, double>> priors;
  std::vector<std::tuple<std::size_t, std::size_t, int, double, int, int, int, std::size_t>> edits;
  std::vector<std::vector<std::uint64_t>> keys;
  std::vector<std::vector<std::size_t>> routes;
  std::vector<std::tuple<int, double, std::size_t>> requests;

  explicit Seen(const Setup& s) : values(s.values) {
    for (const Range& r : s.priors) priors.emplace_back(r.low, r.high);
    for (const Edit& e : s.edits) {
      edits.emplace_back(e.slot.entry, e.slot.position, static_cast<int>(e.kind), e.value, e.start,
                         e.ramp, e.end, e.shock);
    }
    const auto list = [this](const auto& entities) {
      keys.emplace_back();
      for (const auto& e : entities) keys.back().push_back(e.key);
    };
    const Structure& w = s.structure;
    list(w.states), list(w.regions), list(w.nodes), list(w.links), list(w.cargos);
    list(w.projects), list(w.institutions);
    for (const Region& r : w.regions) {
      routes.push_back({r.owner.index(), r.parent.index()});
      for (const RegionId a : r.adjoins) routes.back().push_back(a.index());
    }
    for (const Route& r : w.routes) {
      routes.push_back({r.cargo.index()});
      for (const LinkId e : r.links) routes.back().push_back(e.index());
    }
    for (const Request& r : s.requests) requests.emplace_back(r.tick, r.years, r.project.index());
  }
  bool operator==(const Seen&) const = default;
};

/// The blocks of a file: its text cut before every line that starts with a bracket.
std::vector<std::string> blocks(const std::string& text) {
  std::vector<std::string> out{""};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    if (text[at] == '[') out.emplace_back();
    out.back() += text.substr(at, end - at);
    at = end;
  }
  return out;
}

Seen seen(const std::string& text) {
  const Result<Scenario> r = load(text);
  INFO((r ? std::string() : r.errors().front().text()));
  REQUIRE(r);
  return Seen(r.value().setup);
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
  return text;
}

}  // namespace

TEST_CASE("the order of a file does not reach the setup") {
  const Seen original = seen(kSample);
  std::vector<std::string> parts = blocks(kSample);
  const std::string head = parts.front();
  parts.erase(parts.begin());
  for (int turn = 0; turn < 5; ++turn) {
    if (turn == 0) std::ranges::reverse(parts);
    if (turn > 0) std::rotate(parts.begin(), parts.begin() + 7 * turn, parts.end());
    std::string text = head;
    for (const std::string& part : parts) text += part;
    CHECK(text != kSample);
    CHECK(seen(text) == original);
  }
}

TEST_CASE("renaming an entity that carries its key changes only its name") {
  // The id sorts differently in every table of the file.
  const std::string renamed = replaced(kSample, "RUS", "zzz");
  CHECK(seen(renamed) == seen(kSample));
  CHECK(load(renamed).value().setup.structure.states.front().id == "zzz");
  // Without the key the order of storage follows the name.
  const std::string keyless = replaced(kSample, "key = 17\n", "");
  CHECK_FALSE(seen(replaced(keyless, "RUS", "zzz")) == seen(keyless));
}

TEST_CASE("a different number gives a different setup") {
  CHECK_FALSE(seen(replaced(kSample, "mil = 80", "mil = 81")) == seen(kSample));
  CHECK_FALSE(seen(replaced(kSample, "ramp = 2", "ramp = 3")) == seen(kSample));
}
