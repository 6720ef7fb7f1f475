#include "model/setup.h"

namespace tumen {

std::string Calendar::date(int tick) const {
  const int quarters = start_year * 4 + (start_quarter - 1) + tick * quarters_per_tick();
  return std::to_string(quarters / 4) + "Q" + std::to_string(quarters % 4 + 1);
}

int Calendar::tick_of(int year, int quarter) const {
  const int quarters = (year - start_year) * 4 + (quarter - start_quarter);
  const int per_tick = quarters_per_tick();
  return quarters >= 0 ? quarters / per_tick : -((-quarters + per_tick - 1) / per_tick);
}

}  // namespace tumen
