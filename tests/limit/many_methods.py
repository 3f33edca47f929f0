# SPDX-License-Identifier: MIT
# A class with 60 methods.
class A:
    def m0(self):
        return 0

    def m1(self):
        return 1

    def m2(self):
        return 4

    def m3(self):
        return 9

    def m4(self):
        return 16

    def m5(self):
        return 25

    def m6(self):
        return 36

    def m7(self):
        return 49

    def m8(self):
        return 64

    def m9(self):
        return 81

    def m10(self):
        return 100

    def m11(self):
        return 121

    def m12(self):
        return 144

    def m13(self):
        return 169

    def m14(self):
        return 196

    def m15(self):
        return 225

    def m16(self):
        return 256

    def m17(self):
        return 289

    def m18(self):
        return 324

    def m19(self):
        return 361

    def m20(self):
        return 400

    def m21(self):
        return 441

    def m22(self):
        return 484

    def m23(self):
        return 529

    def m24(self):
        return 576

    def m25(self):
        return 625

    def m26(self):
        return 676

    def m27(self):
        return 729

    def m28(self):
        return 784

    def m29(self):
        return 841

    def m30(self):
        return 900

    def m31(self):
        return 961

    def m32(self):
        return 1024

    def m33(self):
        return 1089

    def m34(self):
        return 1156

    def m35(self):
        return 1225

    def m36(self):
        return 1296

    def m37(self):
        return 1369

    def m38(self):
        return 1444

    def m39(self):
        return 1521

    def m40(self):
        return 1600

    def m41(self):
        return 1681

    def m42(self):
        return 1764

    def m43(self):
        return 1849

    def m44(self):
        return 1936

    def m45(self):
        return 2025

    def m46(self):
        return 2116

    def m47(self):
        return 2209

    def m48(self):
        return 2304

    def m49(self):
        return 2401

    def m50(self):
        return 2500

    def m51(self):
        return 2601

    def m52(self):
        return 2704

    def m53(self):
        return 2809

    def m54(self):
        return 2916

    def m55(self):
        return 3025

    def m56(self):
        return 3136

    def m57(self):
        return 3249

    def m58(self):
        return 3364

    def m59(self):
        return 3481


a = A()
print(a.m0(), a.m30(), a.m59(), sum(getattr(a, "m%d" % i)() for i in range(60)))
