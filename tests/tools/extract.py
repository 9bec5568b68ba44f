"""What `kroniek extract` finds, as Python objects; shared by the measurements."""
import json
import os
import subprocess
import tempfile

ROOT = os.environ.get('KRONIEK_SOURCE_ROOT') or os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')


def read_lines(path):
    """The objects of a file of JSON Lines."""
    with open(path, encoding='utf-8') as file:
        return [json.loads(line) for line in file if line.strip()]


def extract(kroniek, path, *options):
    """What is found in a file, an object a document."""
    done = subprocess.run([kroniek, 'extract', '--format=json', *options, path], capture_output=True, check=False)
    lines = done.stdout.decode('utf-8').split('\n')
    if done.returncode:
        raise RuntimeError(f'{path}: {done.stderr.decode("utf-8").strip()}')
    return [json.loads(line) for line in lines if line]


def extract_documents(kroniek, documents, *options):
    """The same of documents `{"id","text","date","lang"}`, by id."""
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf-8') as file:
        for document in documents:
            file.write(json.dumps(document) + '\n')
        file.flush()
        return {found['id']: found for found in extract(kroniek, file.name, *options)}


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def percent(part, whole):
    return 100 * part / whole if whole else 0.0
