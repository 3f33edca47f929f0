# SPDX-License-Identifier: MIT
# A reader of settings files.
def ini(text):
    cfg, section = {}, None
    for n, line in enumerate(text.split("\n"), 1):
        line = line.split("#", 1)[0].strip()
        if not line: continue
        if line[0] == "[" and line[-1] == "]": section = cfg.setdefault(line[1:-1], {})
        elif "=" in line and section is not None:
            k, v = [p.strip() for p in line.split("=", 1)]
            section[k] = int(v) if v.isdigit() else {"yes": True, "no": False}.get(v, v)
        else: raise ValueError("line %d: %r" % (n, line))
    return cfg
print(ini("[net]\nssid = home # my\nport=80\n\n[led]\non = yes\npin=PC13"))
try: ini("x=1")
except ValueError as e: print(e)
