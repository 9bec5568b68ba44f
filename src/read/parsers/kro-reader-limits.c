/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the reader process may not do: use more than a fixed amount of memory
 * and processor time, open sockets, start processes, or write files. A parser
 * that is taken over can then do no more than give a wrong text.
 */
#include "kro-reader-limits.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <sys/resource.h>

#define MAX_MEMORY ((rlim_t)1 << 30)
#define MAX_SECONDS 30

#ifdef __SANITIZE_ADDRESS__
/* The leak check traces its own process, which is forbidden below. */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return 1;
}
#endif

static gboolean
set_limit (__rlimit_resource_t resource, rlim_t value)
{
  const struct rlimit limit = { value, value };

  return setrlimit (resource, &limit) == 0;
}

static gboolean
forbid (scmp_filter_ctx context)
{
  const int calls[] = {
    SCMP_SYS (socket), SCMP_SYS (connect), SCMP_SYS (bind), SCMP_SYS (execve), SCMP_SYS (execveat),
    SCMP_SYS (fork), SCMP_SYS (vfork), SCMP_SYS (ptrace), SCMP_SYS (creat), SCMP_SYS (openat2),
    SCMP_SYS (unlink), SCMP_SYS (unlinkat), SCMP_SYS (rename), SCMP_SYS (renameat), SCMP_SYS (renameat2)
  };
  const scmp_datum_t writing[] = { O_WRONLY, O_RDWR };

  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    if (seccomp_rule_add (context, SCMP_ACT_ERRNO (EPERM), calls[i], 0) != 0)
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (writing); i++)
    if (seccomp_rule_add (context, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (open), 1, SCMP_A1 (SCMP_CMP_MASKED_EQ, O_ACCMODE, writing[i])) != 0 ||
        seccomp_rule_add (context, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (openat), 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, O_ACCMODE, writing[i])) != 0)
      return FALSE;
  return seccomp_load (context) == 0;
}

static gboolean
forbid_calls (void)
{
  scmp_filter_ctx context = seccomp_init (SCMP_ACT_ALLOW);
  gboolean        done;

  if (context == NULL)
    return FALSE;
  done = forbid (context);
  seccomp_release (context);
  return done;
}

/**
 * kro_reader_set_limits:
 *
 * Sets the limits of this process, for good. Memory is not limited under the
 * address sanitizer, which reserves terabytes of address space.
 *
 * Returns: %FALSE when the system refuses; nothing may be read then
 */
gboolean
kro_reader_set_limits (void)
{
#ifndef __SANITIZE_ADDRESS__
  if (!set_limit (RLIMIT_AS, MAX_MEMORY))
    return FALSE;
#endif
  return set_limit (RLIMIT_CPU, MAX_SECONDS) && set_limit (RLIMIT_CORE, 0) && forbid_calls ();
}
