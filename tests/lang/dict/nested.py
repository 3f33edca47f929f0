# SPDX-License-Identifier: MIT
# Dicts of dicts and lists, changed in depth.
config = {"wifi": {"ssid": "home", "tries": [1, 2]}, "pins": {13: "led"}}
config["wifi"]["tries"].append(3)
config["wifi"]["key"] = {"type": "wpa"}
config["pins"][0] = "adc"
config.setdefault("new", {}).setdefault("deep", []).append("x")
print(config)
for name, section in config.items():
    for key in section:
        print(name, key, section[key])
