/*
 * Runs a command and says what it took: appends "NAME SECONDS CPU PEAK" (wall clock, processor time of it
 * and its children, the largest resident set in KiB) to a file. Standard input and output are the command's.
 *
 * usage: measure FILE NAME COMMAND [ARG]...
 * Exit code: the command's.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds_of(struct timeval time) {
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fputs("usage: measure FILE NAME COMMAND [ARG]...\n", stderr);
        return 2;
    }
    double begin = now();
    pid_t child = fork();
    if (child == 0) {
        execvp(argv[3], argv + 3);
        perror(argv[3]);
        _exit(127);
    }
    struct rusage usage;
    int status;
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        perror("measure");
        return 2;
    }
    double took = now() - begin;
    FILE *rows = fopen(argv[1], "a");
    if (!rows || fprintf(rows, "%s %.3f %.3f %ld\n", argv[2], took,
                         seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime), usage.ru_maxrss) < 0 ||
        fclose(rows) != 0) {
        perror(argv[1]);
        return 2;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
