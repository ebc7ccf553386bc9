"""``python -m scoring``: JSON Lines in, verdicts out. The library's own filter, for measuring it by itself."""

import json
import sys

from scoring import UnknownLanguageError, judge, parse_request, read, verdict


def main() -> int:
    """Score every line of standard input; 1 if a line could not be scored."""
    status = 0
    for number, raw in enumerate(sys.stdin.buffer, start=1):
        try:
            line = raw.decode("utf-8").strip()
            if not line:
                continue
            request = parse_request(json.loads(line))
            language = request.situation.language
            judgement = judge(read(request.reply, language), request.situation)
        except (ValueError, RecursionError, UnknownLanguageError) as error:
            sys.stderr.write(f"line {number}: {error}\n")
            status = 1
            continue
        answer = verdict(request.id, request.reply, judgement, language)
        sys.stdout.write(json.dumps(answer, ensure_ascii=True) + "\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
