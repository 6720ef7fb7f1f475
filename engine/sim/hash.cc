#include "sim/hash.h"

namespace tumen {

Word hash_fields(Word hash, const FieldSet& fields) {
  for (const FieldSet::Entry& e : fields.entries()) {
    if (e.quantity.role == Role::parameter) continue;
    for (const Real& x : fields.values(e)) hash = hash_step(hash, x);
  }
  return hash;
}

}  // namespace tumen
