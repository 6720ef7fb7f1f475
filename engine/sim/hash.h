/// Hashes of histories and of ensembles.
#pragma once

#include <cstdint>

#include "core/field.h"
#include "core/hash.h"
#include "core/lanes.h"

namespace tumen {

/// Folds every value of every field that is not a parameter into the lanes' hashes, in the order
/// of declaration.
Word hash_fields(Word hash, const FieldSet& fields);

/// The share of one run in the hash of its ensemble. The hash of an ensemble is the sum of the
/// terms of its runs modulo 2^64, so it depends on neither the order of the runs nor how they
/// were spread over lanes, threads and machines; parts of an ensemble add up to the whole.
inline std::uint64_t ensemble_hash_term(std::uint64_t run, std::uint64_t run_hash) {
  return combine(run, run_hash);
}

}  // namespace tumen
