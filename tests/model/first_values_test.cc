#include "model/first_values.h"

#include "catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

TEST_CASE("first values are those that a world of the setup starts with") {
  ReferenceCase one;
  *one.par.talks = 3.0;
  *one.society.learning = 0.25;
  one.dyad.trade[one.structure.dyad(one.host, one.giant)] = 17.0;
  const Setup setup = one.setup();
  const FirstValues first(setup);
  const World whole(setup.structure);
  REQUIRE(first.offsets().size() == whole.fields.entries().size());
  for (std::size_t e = 0; e < first.offsets().size(); ++e) {
    const FieldSet::Entry& entry = whole.fields.entries()[e];
    INFO(entry.quantity.name);
    CHECK(first.entries()[e].quantity.name == entry.quantity.name);
    CHECK(first.offsets()[e] == entry.offset);
    const auto set = static_cast<IndexSet>(entry.index_set);
    if (set == IndexSet::edit || set == IndexSet::memory) continue;
    const std::span<const double> values = first.of(set, entry.quantity.name);
    REQUIRE(values.size() == entry.count);
    for (std::size_t k = 0; k < entry.count; ++k) {
      CHECK(&values[k] == &setup.values[entry.offset + k]);
    }
  }
  CHECK((*first.parameters().par.talks)[0] == 3.0);
  CHECK((*first.parameters().society.learning)[0] == 0.25);
  CHECK(first.of(IndexSet::dyad, "trade")[setup.structure.dyad(one.host, one.giant).index()] ==
        17.0);
}
