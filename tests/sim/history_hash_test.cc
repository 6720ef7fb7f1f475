#include "sim/hash.h"

#include <array>

#include "core/ids.h"
#include "tests/catch.h"
#include "tests/sim/tribute_model.h"

using namespace tumen;
using tumen::test::ActorId;
using tumen::test::TieId;
using tumen::test::TributeWorld;

TEST_CASE("the hash of a world covers every stock and derived value, and no parameter") {
  TributeWorld w(4);
  const std::uint64_t before = hash_fields(Word(0), w.fields)[0];
  for (const FieldSet::Entry& e : w.fields.entries()) {
    for (Real& x : w.fields.values(e)) {
      const Real kept = x;
      x += 1.0;
      const bool changed = hash_fields(Word(0), w.fields)[0] != before;
      CHECK(changed == (e.quantity.role != Role::parameter));
      x = kept;
    }
  }
}

TEST_CASE("the hash of an ensemble tells which run had which history") {
  const std::uint64_t straight = ensemble_hash_term(0, 10) + ensemble_hash_term(1, 20);
  const std::uint64_t swapped = ensemble_hash_term(0, 20) + ensemble_hash_term(1, 10);
  CHECK(straight != swapped);
}
