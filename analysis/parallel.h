/// Work on threads.
#pragma once

#include <functional>

#include "analysis/threads.h"

namespace tumen {

/// Calls `work` on `jobs` threads at once, the calling thread among them, and waits for all. Less
/// than 1 job counts as 1; with 1 no thread is made. The first exception of any is thrown here
/// after all have ended; `failed` tells the others to end early.
void on_threads(int jobs, const std::function<void(StopToken failed)>& work);

}  // namespace tumen
