// Joint action: the closed forms of equation 35 for a given alignment, and the null.
#include <cmath>

#include "model/joint_action.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

constexpr int kTicks = 6000;  // times the lanes

struct Counts {
  double seen = 0, mutual = 0, onesided = 0, same = 0;
  double joint() const { return mutual + onesided; }
};

Counts play(double alignment, double weight, std::string_view decision, bool swapped = false) {
  ReferenceCase c;
  const DecisionRuleInfo* rule = find_decision_rule(decision);
  REQUIRE(rule != nullptr);
  const DyadId ij = c.structure.dyad(c.host, c.partner), ji = c.structure.dyad(c.partner, c.host);
  c.dyad.alignment[ij] = c.dyad.alignment[ji] = alignment;
  *c.statecraft.c_V = weight;
  c.conduct.issues[swapped ? ji : ij] = 1.0;
  const Batch batch = make_batch(3, 0, kLanes);
  for (int tick = 0; tick < kTicks; ++tick) act_jointly(batch, c, tick, *rule);
  CHECK(all(c.conduct.issues_seen[ij] == c.conduct.issues_seen[ji]));
  CHECK(all(c.conduct.joint_mutual[ij] == c.conduct.joint_mutual[ji]));
  return {mean(c.conduct.issues_seen[ij]), mean(c.conduct.joint_mutual[ij]),
          mean(c.conduct.joint_onesided[ij]), mean(c.conduct.same_vote[ij])};
}

/// Four standard errors of a share p over all issues of all lanes.
double margin(double p) { return 4 * std::sqrt(p * (1 - p) / (kTicks * double(kLanes))); }

}  // namespace

TEST_CASE("Joint action, its mutual part and co-voting follow their closed forms") {
  for (const double weight : {0.0, 0.5, 1.0}) {
    for (const double alignment : {0.0, 0.3, 0.7}) {
      INFO("c_V " << weight << ", A " << alignment);
      const double c = weight * alignment;
      const Counts x = play(alignment, weight, "logit");
      REQUIRE(x.seen == kTicks);
      const double joint = (1 + c) * (1 + c) / 4, same = (1 + c * c) / 2;
      CHECK(std::abs(x.joint() / x.seen - joint) < margin(joint));
      CHECK(std::abs(x.mutual / x.seen - 0.25) < margin(0.25));
      CHECK(std::abs(x.same / x.seen - same) < margin(same));
      if (c == 0.0) CHECK(x.onesided == 0.0);
    }
  }
}

TEST_CASE("Friends act jointly more often, and more often against an interest") {
  Counts before = play(0.0, 1.0, "logit");
  for (const double alignment : {0.2, 0.4, 0.6, 0.8, 1.0}) {
    const Counts now = play(alignment, 1.0, "logit");
    // The same draws: support only ever grows with alignment, issue by issue.
    CHECK(now.mutual == before.mutual);
    CHECK(now.onesided > before.onesided);
    before = now;
  }
  CHECK(before.joint() == before.seen);
}

TEST_CASE("The random null flips a coin whatever the alignment") {
  for (const double alignment : {0.0, 1.0}) {
    const Counts x = play(alignment, 1.0, "random");
    CHECK(std::abs(x.joint() / x.seen - 0.25) < margin(0.25));
    CHECK(std::abs(x.mutual / x.seen - 0.0625) < margin(0.0625));
    CHECK(std::abs(x.same / x.seen - 0.5) < margin(0.5));
  }
}

TEST_CASE("Who never moves supports nothing") {
  for (const char* rule : {"status-quo", "level-0"}) {
    const Counts x = play(0.8, 1.0, rule);
    CHECK(x.seen == kTicks);
    CHECK(x.joint() == 0.0);
  }
}

TEST_CASE("Either direction opens a pair's issues, to the same draws") {
  const Counts a = play(0.4, 0.5, "logit"), b = play(0.4, 0.5, "logit", true);
  CHECK(a.joint() == b.joint());
  CHECK(a.same == b.same);
}

TEST_CASE("Issues count in a history, only where they are open, and move nothing else") {
  ReferenceCase open, closed;
  const DyadId hp = open.structure.dyad(open.host, open.partner);
  open.conduct.issues[hp] = 1.0;
  History a(open), b(closed);
  a.step(12);
  b.step(12);
  CHECK(all(a.world->conduct.issues_seen[hp] == 12.0));
  for (StateId i : closed.structure.every_state()) {
    for (StateId j : closed.structure.every_state()) {
      const DyadId ij = closed.structure.dyad(i, j);
      CHECK(all(b.world->conduct.issues_seen[ij] == 0.0));
      CHECK(all(a.world->dyad.stance[ij] == b.world->dyad.stance[ij]));
      if (i != open.host || j != open.partner) {
        if (i == open.partner && j == open.host) continue;
        CHECK(all(a.world->conduct.issues_seen[ij] == 0.0));
      }
    }
  }
}
