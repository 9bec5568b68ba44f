"""Start-up, idleness and memory of the window against those of a bare window
of libadwaita (bare-window.c), in the same run and by turns. The first frame is
seen from outside, in the frame buffer of the display. Prints figures and
ratios; nothing here fails for being slow.

    bench-window.py KRONIEK BARE_WINDOW [ROUNDS]
"""
import os
import statistics
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'tools'))
import screen  # noqa: E402 pylint: disable=wrong-import-position

ROOT = os.environ['KRONIEK_SOURCE_ROOT']
ARTICLE = '../shared/data/articles/microsoft-imod.nl.txt'
SAMPLE = 'resources/samples/clouddiensten.nl.txt'
WINDOW = (0, 0, 1280, 800)
# The header bar left of its title, and the middle of the window.
SPOTS = [(300, 20), (640, 400)]
BLACK = (0, 0, 0)
ROUNDS = 11
WAIT_SECONDS = 20
# Nothing moves for so long: it is at rest.
STILL_SECONDS = 0.4
SETTLE_SECONDS = 3
IDLE_SECONDS = 10


def article():
    path = os.path.join(ROOT, ARTICLE)
    return path if os.path.exists(path) else os.path.join(ROOT, SAMPLE)


def tasks(pid):
    return [f'/proc/{pid}/task/{task}' for task in os.listdir(f'/proc/{pid}/task')]


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def processor_seconds(pid):
    """Of all its threads, by the processor clock of the process: the number
    of that clock is made as clock_getcpuclockid() makes it."""
    return time.clock_gettime(~pid << 3 | 2)


def switches(pid):
    """How often its threads were given the processor; one that ends counts no more."""
    found = 0
    for task in tasks(pid):
        try:
            lines = read(task + '/status').splitlines()
        except (FileNotFoundError, ProcessLookupError):
            continue
        found += sum(int(line.split()[1]) for line in lines if 'ctxt_switches' in line)
    return found


def ticks(pid):
    """utime and stime of the process, in ticks of the kernel."""
    return sum(int(field) for field in read(f'/proc/{pid}/stat').rsplit(')', 1)[1].split()[11:13])


def memory(pid):
    """In megabytes: resident, proportional, and private to it."""
    sizes = {line.split(':')[0]: int(line.split()[1]) / 1024
             for line in read(f'/proc/{pid}/smaps_rollup').splitlines()[1:]}
    return sizes['Rss'], sizes['Pss'], sizes['Private_Clean'] + sizes['Private_Dirty']


class Run:
    """A program from its start to its end; nothing else is on the display."""

    def __init__(self, display, *command):
        self.display = display
        self.start = time.monotonic()
        self.process = subprocess.Popen(command)

    def is_drawn(self):
        return all(self.display.pixel(*spot) != BLACK for spot in SPOTS)

    def wait_drawn(self, drawn):
        while self.is_drawn() != drawn:
            if time.monotonic() - self.start > WAIT_SECONDS or (drawn and self.process.poll() is not None):
                raise RuntimeError(f'{self.process.args[0]} shows no window')
            time.sleep(0.0005)

    def first_frame(self):
        """Milliseconds to the first frame, and those of the processor."""
        self.wait_drawn(True)
        seconds = time.monotonic() - self.start
        return seconds * 1e3, processor_seconds(self.process.pid) * 1e3

    def last_frame(self):
        """Milliseconds until the window came to rest."""
        last = self.display.wait_still(WINDOW, STILL_SECONDS, WAIT_SECONDS)
        return (last - self.start) * 1e3

    def end(self):
        self.process.terminate()
        self.process.wait(WAIT_SECONDS)
        self.start = time.monotonic()
        self.wait_drawn(False)


def print_line(name, value, unit, ratio=None):
    print(f'{name:<40} {value:10.1f} {unit}' + (f' {ratio:10.2f} x bare' if ratio is not None else ''), flush=True)


def bench_start(display, programs, rounds):
    times = {name: [] for name in programs}
    for turn in range(rounds + 1):
        for name, command in programs.items():
            run = Run(display, *command)
            found = run.first_frame() + (run.last_frame(),)
            run.end()
            # The first turn reads files and fonts into the cache.
            if turn > 0:
                times[name].append(found)
    bare = [statistics.median(column) for column in zip(*times['bare window'])]
    for name, found in times.items():
        first, processor, last = (statistics.median(column) for column in zip(*found))
        print_line(f'{name}: first frame', first, 'ms', first / bare[0])
        print_line(f'{name}: processor until then', processor, 'ms', processor / bare[1])
        print_line(f'{name}: at rest', last, 'ms')


def bench_rest(display, programs):
    """Memory of each at rest; then what each does in ten seconds."""
    private = {}
    for name, command in programs.items():
        run = Run(display, *command)
        pid = run.process.pid
        run.first_frame()
        run.last_frame()
        time.sleep(SETTLE_SECONDS)
        resident, proportional, private[name] = memory(pid)
        print_line(f'{name}: private memory', private[name], f'MB ({resident:.1f} resident, {proportional:.1f} in proportion)')
        before = switches(pid), ticks(pid), processor_seconds(pid)
        time.sleep(IDLE_SECONDS)
        after = switches(pid), ticks(pid), processor_seconds(pid)
        print_line(f'{name}: wake-ups in {IDLE_SECONDS} s at rest', after[0] - before[0], '')
        print_line(f'{name}: processor at rest', (after[1] - before[1]) * 100 / os.sysconf('SC_CLK_TCK') / IDLE_SECONDS,
                   f'% ({(after[2] - before[2]) * 1e3:.2f} ms)')
        run.end()
    for name in programs:
        if name != 'bare window':
            print_line(f'{name}: above the bare window', private[name] - private['bare window'], 'MB')


def main():
    kroniek, bare = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else ROUNDS
    display = screen.Screen()
    programs = {'bare window': [bare], 'empty window': [kroniek], 'an article': [kroniek, article()]}
    print(f'an article: {os.path.basename(article())}; median of {rounds} rounds, by turns', flush=True)
    bench_start(display, programs, rounds)
    bench_rest(display, programs)


if __name__ == '__main__':
    main()
