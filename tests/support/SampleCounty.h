// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace support {

//! A small county as an organisation list: 33 above the towns 3301 (branches 3301001 and 3301002)
//! and 3302 (branch 3302001).
inline constexpr char sampleCounty[] =
    "code,parent,type,category,name,seal_name\n"
    "33,,county,,示例县,中共示例县委组织部\n"
    "3301,33,town,,第1镇,中共示例县第1镇委员会\n"
    "3301001,3301,branch,农村,第1镇第1支部,中共示例县第1镇第1支部委员会\n"
    "3301002,3301,branch,农村,第1镇第2支部,中共示例县第1镇第2支部委员会\n"
    "3302,33,town,,第2镇,中共示例县第2镇委员会\n"
    "3302001,3302,branch,社区,第2镇第1支部,中共示例县第2镇第1支部委员会\n";

} // namespace support
