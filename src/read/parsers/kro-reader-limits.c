/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the reader process may not do: use more than a fixed amount of memory
 * and processor time, open sockets, start or signal processes, or make, change
 * or remove files. A parser that is taken over can then do no more than give a
 * wrong text.
 */
#include "kro-reader-limits.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
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

/* O_CREAT makes a file and O_TRUNC empties one also when it is opened to be
 * read only. */
static gboolean
forbid_writing (scmp_filter_ctx context)
{
  const struct
  {
    scmp_datum_t mask;
    scmp_datum_t flags;
  } modes[] = { { O_ACCMODE, O_WRONLY }, { O_ACCMODE, O_RDWR }, { O_ACCMODE, O_ACCMODE }, { O_CREAT, O_CREAT }, { O_TRUNC, O_TRUNC } };

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    if (seccomp_rule_add (context, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (open), 1, SCMP_A1 (SCMP_CMP_MASKED_EQ, modes[i].mask, modes[i].flags)) != 0 ||
        seccomp_rule_add (context, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (openat), 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, modes[i].mask, modes[i].flags)) != 0)
      return FALSE;
  return TRUE;
}

/* fork() of the C library is a clone without CLONE_THREAD; where clone3 is
 * missing, it and threads use clone, whose flags can be looked at. */
static gboolean
forbid_processes (scmp_filter_ctx context)
{
  return seccomp_rule_add (context, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (clone), 1, SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0)) == 0 &&
         seccomp_rule_add (context, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0) == 0;
}

static gboolean
forbid (scmp_filter_ctx context)
{
  const int calls[] = {
    SCMP_SYS (socket), SCMP_SYS (connect), SCMP_SYS (bind), SCMP_SYS (execve), SCMP_SYS (execveat),
    SCMP_SYS (fork), SCMP_SYS (vfork), SCMP_SYS (ptrace), SCMP_SYS (process_vm_writev), SCMP_SYS (pidfd_getfd),
    SCMP_SYS (kill), SCMP_SYS (tkill), SCMP_SYS (pidfd_send_signal), SCMP_SYS (io_uring_setup),
    SCMP_SYS (creat), SCMP_SYS (openat2), SCMP_SYS (open_by_handle_at), SCMP_SYS (truncate),
    SCMP_SYS (mkdir), SCMP_SYS (mkdirat), SCMP_SYS (rmdir), SCMP_SYS (mknod), SCMP_SYS (mknodat),
    SCMP_SYS (link), SCMP_SYS (linkat), SCMP_SYS (symlink), SCMP_SYS (symlinkat),
    SCMP_SYS (unlink), SCMP_SYS (unlinkat), SCMP_SYS (rename), SCMP_SYS (renameat), SCMP_SYS (renameat2),
    SCMP_SYS (chmod), SCMP_SYS (fchmod), SCMP_SYS (fchmodat), SCMP_SYS (chown), SCMP_SYS (lchown), SCMP_SYS (fchown), SCMP_SYS (fchownat),
    SCMP_SYS (setxattr), SCMP_SYS (lsetxattr), SCMP_SYS (removexattr), SCMP_SYS (lremovexattr), SCMP_SYS (utimensat)
  };

  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    if (seccomp_rule_add (context, SCMP_ACT_ERRNO (EPERM), calls[i], 0) != 0)
      return FALSE;
  return forbid_writing (context) && forbid_processes (context) && seccomp_load (context) == 0;
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
