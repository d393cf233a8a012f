// SPDX-License-Identifier: MIT
#include "base/descriptor.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

enum { READ_STEP = 64 * 1024 };

// Whether a failed call is to be made again: at once, or after a wait if it would have blocked.
static bool is_try_again(int descriptor, short events) {
    if (errno == EINTR) return true;
    if (errno != EAGAIN) return false;
    struct pollfd wait = {.fd = descriptor, .events = events};
    return poll(&wait, 1, -1) >= 0 || errno == EINTR;
}

bool descriptor_write(int descriptor, struct str text) {
    for (size_t done = 0; done < text.len;) {
        ssize_t count = write(descriptor, text.data + done, text.len - done);
        if (count > 0) {
            done += (size_t)count;
        } else if (count == 0) {
            errno = EIO; // no progress and no reason: never loop on it
            return false;
        } else if (!is_try_again(descriptor, POLLOUT)) {
            return false;
        }
    }
    return true;
}

bool descriptor_read(int descriptor, size_t most, struct buf *out) {
    for (size_t left = most; left > 0;) {
        size_t step = left < READ_STEP ? left : READ_STEP;
        ssize_t count = read(descriptor, buf_reserve(out, step), step);
        if (count == 0) break;
        if (count > 0) {
            out->len += (size_t)count;
            left -= (size_t)count;
        } else if (!is_try_again(descriptor, POLLIN)) {
            return false;
        }
    }
    return true;
}

bool descriptor_close(int descriptor) {
    // After EINTR the descriptor is closed on Linux; to close it again could hit another file.
    return close(descriptor) == 0 || errno == EINTR;
}
