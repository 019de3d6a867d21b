// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

//! The most that a request may ask of the hub.
namespace hub::limits {

inline constexpr qint64 controlBytes = 16 * 1024; //!< JSON messages
inline constexpr qint64 batchBytes = 16 * 1024 * 1024 + 4'096;
inline constexpr qint64 changesRequestBytes = 12 * 1024 * 1024; //!< 100,000 cursors
//! One PATCH; it is written as it arrives.
inline constexpr qint64 uploadRequestBytes = 64 * 1024 * 1024;
//! One PATCH with a checksum, which is held until it has been verified.
inline constexpr qint64 heldUploadBytes = 4 * 1024 * 1024;
//! One part of a USB bundle, which is written as it arrives.
inline constexpr qint64 bundleBytes = qint64(4) * 1024 * 1024 * 1024;
//! Parts of one device that wait for what comes before them.
inline constexpr qint64 parkedBundleBytes = qint64(32) * 1024 * 1024 * 1024;
//! Files that go back in an answer to one that came over the network.
inline constexpr qint64 bundleReplyMediaBytes = qint64(256) * 1024 * 1024;
inline constexpr qint64 mediaFileBytes = qint64(4) * 1024 * 1024 * 1024;
//! Announced and not finished, of one device.
inline constexpr qint64 pendingUploadBytes = qint64(16) * 1024 * 1024 * 1024;
inline constexpr qint64 pendingUploads = 256;
//! What a revoked device may hand in: the largest batch and a little around it.
inline constexpr qint64 parcelBytes = batchBytes + 256 * 1024;
inline constexpr qint64 parcelsOfADevice = 64;
//! Within the minute after which proxies and firewalls take a silent connection for dead.
inline constexpr int waitMilliseconds = 50'000;
//! States in one answer, before compression.
inline constexpr qint64 changesAnswerBytes = 24 * 1024 * 1024;

} // namespace hub::limits
