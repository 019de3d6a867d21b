// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/AwayWatch.h"

#include <CoreFoundation/CoreFoundation.h>

namespace desktop {

namespace {

//! macOS locks the screen before it sleeps and before it switches users.
class ScreenWatch final : public AwayWatch
{
public:
    ScreenWatch()
    {
        CFNotificationCenterAddObserver(CFNotificationCenterGetDistributedCenter(), this, &locked,
                                        CFSTR("com.apple.screenIsLocked"), nullptr,
                                        CFNotificationSuspensionBehaviorDeliverImmediately);
    }
    ~ScreenWatch() override
    {
        CFNotificationCenterRemoveEveryObserver(CFNotificationCenterGetDistributedCenter(), this);
    }

private:
    static void locked(CFNotificationCenterRef, void *watch, CFNotificationName, const void *,
                       CFDictionaryRef)
    {
        emit static_cast<ScreenWatch *>(watch)->left();
    }
};

} // namespace

std::unique_ptr<AwayWatch> watchForAbsence()
{
    return std::make_unique<ScreenWatch>();
}

} // namespace desktop
