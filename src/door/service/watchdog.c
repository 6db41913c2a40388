/* SPDX-License-Identifier: Apache-2.0
 *
 * When to say that the service lives (watchdog.h).
 */
#include <unistd.h>

#include "door/service/watchdog.h"

#define TURNS_IN_TIME 4

/* number_of: returns the decimal number in the environment variable @name, or 0
 * if there is none. */
static guint64
number_of(const char *name)
{
    const char *text = g_getenv(name);
    guint64 number = 0;

    if (text == NULL ||
        !g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, &number, NULL))
        return 0;
    return number;
}

void
sk_watchdog_init(SkWatchdog *dog, gint64 now)
{
    guint64 pid = number_of("WATCHDOG_PID");

    *dog = (SkWatchdog){ .due = now };
    /* Another process is watched if the number is not ours. */
    if (pid == 0 || pid == (guint64)getpid())
        dog->every = (gint64)(number_of("WATCHDOG_USEC") / TURNS_IN_TIME);
}

gint64
sk_watchdog_wait(const SkWatchdog *dog, gint64 now)
{
    return dog->every == 0 ? G_MAXINT64 : MAX(dog->due - now, 0);
}

gboolean
sk_watchdog_turn(SkWatchdog *dog, gint64 now)
{
    if (dog->every == 0 || now < dog->due)
        return FALSE;
    dog->due = now + dog->every;
    if (dog->answered < dog->asked)
        return FALSE;
    dog->asked++;
    return TRUE;
}

void
sk_watchdog_owe(SkWatchdog *dog)
{
    dog->asked++;
}

void
sk_watchdog_heard(SkWatchdog *dog, guint64 number)
{
    /* Only answers to questions that were asked count. */
    if (number <= dog->asked)
        dog->answered = MAX(dog->answered, number);
}

void
sk_watchdog_forget(SkWatchdog *dog)
{
    dog->answered = dog->asked;
}
